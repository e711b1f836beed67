package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.journey.TransientFailure;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads a source, decides, and writes: again from the start when somebody else wrote first. */
public final class SourceUpdates {
    private static final int TRIES = 10;

    private final SourceStore sources;

    public SourceUpdates(SourceStore sources) {
        this.sources = sources;
    }

    /** Applies a decision to the stored source; empty if there is none (any more). */
    public Optional<Source> apply(MailboxKey mailbox, UnaryOperator<Source> decision) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Source> current = sources.find(mailbox.account(), mailbox.mailbox());
            if (current.isEmpty()) {
                return current;
            }
            Source next = decision.apply(current.get());
            if (next.equals(current.get())) {
                return current;
            }
            Optional<Source> saved = sources.save(next);
            if (saved.isPresent()) {
                return saved;
            }
        }
        throw new TransientFailure("Others keep changing this source at the moment.");
    }
}
