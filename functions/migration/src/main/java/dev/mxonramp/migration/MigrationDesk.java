package dev.mxonramp.migration;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.MigrationHalt;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the API's routes are served by.
 *
 * @param setting sources, one by one
 * @param bulk sources, many at once
 * @param choices what is wanted of a source
 * @param plans what would be done
 * @param halts the owner's word
 * @param views what people are shown
 * @param presets what is known of providers
 * @param certificates finds a mailbox's signed document
 */
public record MigrationDesk(SourceSetting setting, BulkSetting bulk, ChoiceSetting choices, Plans plans,
        MigrationHalt halts, MigrationViews views, PresetViews presets,
        Function<MailboxKey, Optional<String>> certificates) {}
