package dev.mxonramp.migration;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.PassRecord;
import dev.mxonramp.domain.migration.PassStore;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.migration.choice.ChoiceCheck;
import dev.mxonramp.domain.migration.choice.FolderChoice;
import dev.mxonramp.domain.migration.choice.FolderPattern;
import dev.mxonramp.domain.migration.choice.GmailLabels;
import dev.mxonramp.domain.migration.copy.Doors;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.lambda.Fields;
import dev.mxonramp.lambda.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets what an owner chooses of an old mailbox; it is held against the mailbox itself first. */
public final class ChoiceSetting {
    private static final int LONGEST_NAME = 1_000;

    private final SourceStore sources;
    private final PassStore passes;
    private final LedgerStore ledgers;
    private final Doors doors;

    public ChoiceSetting(SourceStore sources, PassStore passes, LedgerStore ledgers, Doors doors) {
        this.sources = sources;
        this.passes = passes;
        this.ledgers = ledgers;
        this.doors = doors;
    }

    /** Puts a request's choice in the place of the one before; what it leaves out is as usual again. */
    Source set(Source source, Fields fields) {
        FolderChoice wanted = choice(fields);
        var mailbox = new MailboxKey(source.account(), source.mailbox());
        if (passes.latest(mailbox, 1).stream().anyMatch(pass -> !pass.over()) || begun(mailbox, source)) {
            throw Problem
                    .conflict("pass-running", "A pass is running. Pause the migration with POST …/migration/pause, "
                            + "and change the choice once the pass has ended.")
                    .exception();
        }
        try (MailboxReader whole = doors.whole(mailbox)) {
            new ChoiceCheck(whole.folders(), ledgers.list(mailbox)).objection(source.choice(), wanted)
                    .ifPresent(each -> {
                        throw Problem.invalid(each.field(), each.sentence()).exception();
                    });
        } catch (SourceRefused e) {
            throw Problem.conflict("source-refused", String.valueOf(e.getMessage())).exception();
        }
        return sources.save(source.edit().choice(wanted).source()).orElseThrow(() -> Problem
                .conflict("changed", "The source was changed at the same moment. Read it, then try again.")
                .exception());
    }

    /** A pass whose number is taken and that has not begun yet. */
    private boolean begun(MailboxKey mailbox, Source source) {
        int newest = passes.latest(mailbox, 1).stream().map(PassRecord::key).mapToInt(each -> each.number()).findFirst()
                .orElse(0);
        return source.open() && source.passes() > newest;
    }

    private static FolderChoice choice(Fields fields) {
        List<FolderPattern> include = patterns(fields, "include");
        List<FolderPattern> exclude = patterns(fields, "exclude");
        LocalDate since = since(fields);
        GmailLabels labels = labels(fields);
        Map<String, String> places = places(fields);
        fields.done();
        return new FolderChoice(include, exclude, since, labels, places);
    }

    private static List<FolderPattern> patterns(Fields fields, String name) {
        return fields.texts(name, FolderChoice.MOST_PATTERNS, FolderPattern.LONGEST).stream().map(each -> {
            try {
                return new FolderPattern(each);
            } catch (IllegalArgumentException e) {
                throw Problem.invalid(name, "The field '" + name + "' holds something wrong: " + e.getMessage() + ".")
                        .exception();
            }
        }).toList();
    }

    private static @Nullable LocalDate since(Fields fields) {
        return fields.optionalText("since", 10).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw Problem.invalid("since", "The field 'since' must be a day, e.g. 2020-01-31.").exception();
            }
        }).orElse(null);
    }

    private static GmailLabels labels(Fields fields) {
        String name = fields.optionalText("gmailLabels", 20).orElse(GmailLabels.LABELS.name());
        return Arrays.stream(GmailLabels.values()).filter(each -> each.name().equals(name)).findFirst()
                .orElseThrow(() -> Problem.invalid("gmailLabels",
                        "The field 'gmailLabels' must be LABELS, SYSTEM or ALL_MAIL.").exception());
    }

    private static Map<String, String> places(Fields fields) {
        var places = new LinkedHashMap<String, String>();
        for (Fields each : fields.objects("folders", FolderChoice.MOST_PLACES)) {
            String source = each.text("source", LONGEST_NAME);
            if (places.put(source, each.text("target", LONGEST_NAME)) != null) {
                throw Problem.invalid("folders", "The folder \"" + source + "\" is given two places.").exception();
            }
            each.done();
        }
        return places;
    }
}
