package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.journey.ClaimEvents;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.notice.JourneyEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the world is told about a migration. The ids tell repeats. */
public final class MigrationEvents {
    private MigrationEvents() {}

    /** A pass ended well. */
    public static JourneyEvent passFinished(Claim claim, PassRecord pass, List<LedgerHead> heads) {
        Instant at = pass.endedAt();
        return event(claim, JourneyEvent.Type.PASS_FINISHED, pass.key().mailbox() + "#" + pass.key().number(),
                at == null ? pass.startedAt() : at,
                Map.of("mailbox", pass.key().mailbox().toString(), "pass", String.valueOf(pass.key().number()), "kind",
                        pass.kind().name(), "messages", String.valueOf(pass.newMessages()), "exceptions",
                        String.valueOf(excepted(heads))));
    }

    /** A pass failed; it can be started again. */
    public static JourneyEvent passFailed(Claim claim, PassRecord pass, String step, String error, Instant at) {
        String failure = pass.failure();
        return event(claim, JourneyEvent.Type.STEP_FAILED, pass.key().mailbox() + "#" + pass.key().number(), at,
                Map.of("step", step, "error", error, "cause", failure == null ? "" : failure, "mailbox",
                        pass.key().mailbox().toString()));
    }

    /** A mailbox is whole. */
    public static JourneyEvent certified(Claim claim, MailboxKey mailbox, List<LedgerHead> heads, Instant at) {
        return event(claim, JourneyEvent.Type.MAILBOX_CERTIFIED, mailbox.mailbox().toString(), at,
                Map.of("mailbox", mailbox.mailbox().toString(), "messages",
                        String.valueOf(heads.stream().mapToLong(each -> each.tally().mapped()).sum()), "exceptions",
                        String.valueOf(excepted(heads))));
    }

    /** The journey is over. */
    public static JourneyEvent done(Claim claim, int mailboxes, List<LedgerHead> heads, Instant at) {
        return event(claim, JourneyEvent.Type.JOURNEY_DONE, String.valueOf(claim.attempt()), at,
                Map.of("mailboxes", String.valueOf(mailboxes), "messages",
                        String.valueOf(heads.stream().mapToLong(each -> each.tally().mapped()).sum()), "exceptions",
                        String.valueOf(excepted(heads))));
    }

    private static long excepted(List<LedgerHead> heads) {
        return heads.stream().mapToLong(each -> each.tally().excepted()).sum();
    }

    private static JourneyEvent event(Claim claim, JourneyEvent.Type type, String detail, Instant at,
            Map<String, String> facts) {
        return new JourneyEvent(ClaimEvents.id(claim, type, detail), type, claim.key().account(),
                claim.key().domain(), at, facts);
    }
}
