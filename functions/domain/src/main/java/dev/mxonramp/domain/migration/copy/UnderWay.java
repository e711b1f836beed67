package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.ledger.Intent;
import dev.mxonramp.domain.migration.ledger.Intent.Intended;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The batches of a folder that are on their way over different connections. Stored, they are one intent: what any of them
 * may have left at the target lies from the lowest of their UIDNEXTs up, and what other batches have settled there in
 * between is in the ledger.
 */
final class UnderWay {
    private final List<Intent> batches = new ArrayList<>();

    /** All of them and one more, to be stored before its first byte goes out. */
    Intent with(Intent batch) {
        var more = new ArrayList<>(batches);
        more.add(batch);
        return together(more);
    }

    /**
     * All of them but one, to be stored with its fate; empty for none.
     *
     * @param batch that one, or null
     */
    Optional<Intent> without(@Nullable Intent batch) {
        List<Intent> rest = batches.stream().filter(each -> !each.equals(batch)).toList();
        return rest.isEmpty() ? Optional.empty() : Optional.of(together(rest));
    }

    /** It was stored with the batch. */
    void add(Intent batch) {
        batches.add(batch);
    }

    /** It was stored without the batch. */
    void remove(@Nullable Intent batch) {
        batches.remove(batch);
    }

    private static Intent together(List<Intent> some) {
        long uidNext = some.stream().mapToLong(Intent::targetUidNext).min().orElseThrow();
        Instant since = some.stream().map(Intent::writtenAt).min(Instant::compareTo).orElseThrow();
        List<Intended> messages = some.stream().flatMap(each -> each.messages().stream()).toList();
        return new Intent(uidNext, since, messages);
    }
}
