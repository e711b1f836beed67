package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.migration.PassRecord.Waiting;
import dev.mxonramp.domain.migration.copy.Following;
import dev.mxonramp.domain.migration.copy.MailboxCopy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One worker's turn of a pass. It ends when the mailbox's owner says so, and leaves a server alone that asked for it:
 * what was asked is seen by the owner, and kept by every worker to come.
 */
public final class PassTurn {
    /** How often the owner's word is looked at while messages are copied. */
    private static final Duration LISTENING = Duration.ofSeconds(5);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    /** Whatever a server says: a pass that waits longer ends, and a later one goes on. */
    private static final Duration LONGEST_TOLD = Duration.ofHours(1);

    private final PassStore passes;
    private final SourceStore sources;
    private final MailboxCopy copy;
    private final InstantSource clock;

    public PassTurn(PassStore passes, SourceStore sources, MailboxCopy copy, InstantSource clock) {
        this.passes = passes;
        this.sources = sources;
        this.copy = copy;
        this.clock = clock;
    }

    /**
     * Copies until all is there, time is up, or the owner stops it.
     *
     * @param holder a name for this worker that no other has
     * @param timeUp asked after every batch
     * @return whether another worker must go on
     * @throws ServerBusy where a server asks to wait or the new mailbox has no room, or did so before and the time is not
     *         over
     */
    public boolean run(PassKey key, String holder, BooleanSupplier timeUp) {
        PassRecord pass = passes.find(key)
                .orElseThrow(() -> new IllegalStateException("the pass " + key + " was never begun"));
        if (pass.over()) {
            return false;
        }
        Waiting waiting = pass.waiting();
        if (waiting != null && clock.instant().isBefore(waiting.until())) {
            throw new ServerBusy(waiting.sentence());
        }
        var owner = new OwnersWord(MailboxKey.of(key));
        boolean more = owner.stops() || copied(pass, holder, () -> timeUp.getAsBoolean() || owner.stops());
        if (more && owner.stopped()) {
            passes.put(latest(pass).halted(clock.instant()));
            return false;
        }
        return more;
    }

    private boolean copied(PassRecord pass, String holder, BooleanSupplier stop) {
        try {
            boolean more = copy.run(MailboxKey.of(pass.key()), pass.key().number(), following(pass), holder,
                    stop, messages -> expects(pass, messages));
            PassRecord now = latest(pass);
            if (now.waiting() != null) {
                passes.put(now.waiting(null));
            }
            return more;
        } catch (ServerBusy e) {
            throw waits(pass, e);
        } catch (TargetFull e) {
            // Room may be made at any time: the pass waits for it, as for a busy server.
            throw waits(pass, new ServerBusy(e.getMessage() + " It goes on by itself then."));
        }
    }

    private ServerBusy waits(PassRecord pass, ServerBusy busy) {
        PassRecord now = latest(pass);
        passes.put(now.waiting(next(now.waiting(), busy)));
        return busy;
    }

    private void expects(PassRecord pass, long messages) {
        PassRecord now = latest(pass);
        if (now.expected() != messages) {
            passes.put(now.expecting(messages));
        }
    }

    private PassRecord latest(PassRecord pass) {
        return passes.find(pass.key()).orElse(pass);
    }

    /** Before the cut-over the owner still works at the old server, and what is changed or removed there follows. */
    private static Following following(PassRecord pass) {
        return switch (pass.kind()) {
            case PRE_COPY, DELTA -> Following.CHANGES;
            case FINAL -> Following.NONE;
        };
    }

    private Waiting next(@Nullable Waiting before, ServerBusy busy) {
        int times = before == null ? 1 : before.times() + 1;
        Duration usual = FIRST_WAIT.multipliedBy(1L << Math.min(times - 1, 4));
        Duration wait = busy.told().map(told -> shorter(told, LONGEST_TOLD)).orElse(shorter(usual, LONGEST_WAIT));
        return new Waiting(clock.instant().plus(wait), times, String.valueOf(busy.getMessage()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** What the owner says, looked at from time to time: a source that is gone, or another one, ends the pass too. */
    private final class OwnersWord {
        private final MailboxKey mailbox;
        private Instant next = Instant.MIN;
        private @Nullable Source first;
        private boolean stopped;

        OwnersWord(MailboxKey mailbox) {
            this.mailbox = mailbox;
        }

        /** Whether the owner stopped it; may be asked by several threads. */
        synchronized boolean stops() {
            Instant now = clock.instant();
            if (!stopped && !now.isBefore(next)) {
                next = now.plus(LISTENING);
                stopped = sources.find(mailbox.account(), mailbox.mailbox()).filter(this::goesOn).isEmpty();
            }
            return stopped;
        }

        private boolean goesOn(Source now) {
            first = first == null ? now : first;
            return now.halt() == null && now.isOf(first.host(), first.user());
        }

        synchronized boolean stopped() {
            return stopped;
        }
    }
}
