package dev.mxonramp.domain.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.Milestones;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.secret.SealedSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When passes run, and when they are enough. */
final class PassRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final PassKey KEY = new PassKey(new AccountId("a" + "b".repeat(26)),
            MailAddress.of("ann@acme.test"), 3);
    private static final Source SOURCE = new Source(KEY.account(), KEY.mailbox(), "imap.old.test", 993,
            Source.Security.TLS, "ann", new SealedSecret("c2VhbGVk"), 3, null, 0, false, null, 1);
    private static final Milestones SWITCHED = Milestones.NONE.with(Step.MX_OURS, NOW.minusSeconds(60));
    private static final Milestones RESIDUAL = SWITCHED.with(Step.RESIDUAL_PASSED, NOW.minusSeconds(30));

    private static PassRecord begun(PassKind kind, Duration ago) {
        return PassRecord.begin(KEY, kind, NOW.minus(ago));
    }

    private static PassRecord ended(PassKind kind, Duration ago) {
        return begun(kind, ago).verified(0, 0, 0).finished(NOW.minus(ago));
    }

    @Test
    void kindFollowsNumberAndResidualInstant() {
        assertEquals(PassKind.PRE_COPY, PassRules.kind(Milestones.NONE, 1));
        assertEquals(PassKind.DELTA, PassRules.kind(SWITCHED, 2));
        assertEquals(PassKind.FINAL, PassRules.kind(RESIDUAL, 1));
    }

    @Test
    void firstPassIsDueAtOnceAndOnlyWithACredentialAndWithoutACertificate() {
        assertTrue(PassRules.due(SOURCE, Milestones.NONE, null, NOW));
        assertFalse(PassRules.due(SOURCE.edit().wiped().source(), Milestones.NONE, null, NOW));
        assertFalse(PassRules.due(SOURCE.edit().certified(NOW).source(), RESIDUAL, null, NOW));
    }

    @Test
    void runningPassIsWaitedForUntilItMustBeDead() {
        Source due = SOURCE.edit().nextPassAt(NOW).source();
        assertFalse(PassRules.due(due, RESIDUAL, begun(PassKind.DELTA, Duration.ofHours(47)), NOW));
        assertTrue(PassRules.due(due, RESIDUAL, begun(PassKind.DELTA, Duration.ofHours(49)), NOW));
    }

    @Test
    void switchAndResidualInstantEachMakeAPassDue() {
        PassRecord before = ended(PassKind.DELTA, Duration.ofMinutes(5));
        assertFalse(PassRules.due(SOURCE, Milestones.NONE, before, NOW));
        assertTrue(PassRules.due(SOURCE, SWITCHED, before, NOW));
        PassRecord since = ended(PassKind.DELTA, Duration.ofSeconds(50));
        assertFalse(PassRules.due(SOURCE, SWITCHED, since, NOW));
        assertTrue(PassRules.due(SOURCE, RESIDUAL, since, NOW));
        assertFalse(PassRules.due(SOURCE, RESIDUAL, ended(PassKind.FINAL, Duration.ofSeconds(10)), NOW));
    }

    @Test
    void failedPassCountsAsOverAndItsPauseHolds() {
        PassRecord failed = begun(PassKind.FINAL, Duration.ofSeconds(20)).failed(NOW, "The old server is away.");
        assertFalse(PassRules.due(SOURCE.edit().nextPassAt(NOW.plusSeconds(1)).source(), RESIDUAL, failed, NOW));
        assertTrue(PassRules.due(SOURCE.edit().nextPassAt(NOW).source(), RESIDUAL, failed, NOW));
    }

    @Test
    void nextPassIsADayAwayAndTheNextFinalOneAnInterval() {
        assertEquals(NOW.plus(Duration.ofDays(1)), PassRules.next(PassKind.PRE_COPY, NOW, Duration.ofHours(1)));
        assertEquals(NOW.plus(Duration.ofDays(1)), PassRules.next(PassKind.DELTA, NOW, Duration.ofHours(1)));
        assertEquals(NOW.plus(Duration.ofHours(1)), PassRules.next(PassKind.FINAL, NOW, Duration.ofHours(1)));
    }

    @Test
    void quietFinalPassesAreCountedInARow() {
        Source once = SOURCE.edit().quietPasses(1).source();
        assertEquals(2, PassRules.quietPasses(once, ended(PassKind.FINAL, Duration.ZERO)));
        assertEquals(0, PassRules.quietPasses(once, ended(PassKind.DELTA, Duration.ZERO)));
        assertEquals(0, PassRules.quietPasses(once,
                begun(PassKind.FINAL, Duration.ZERO).verified(1, 10, 0).finished(NOW)));
        assertEquals(0, PassRules.quietPasses(once,
                begun(PassKind.FINAL, Duration.ZERO).verified(0, 0, 1).finished(NOW)));
        assertEquals(0, PassRules.quietPasses(once, begun(PassKind.FINAL, Duration.ZERO).failed(NOW, "no")));
    }

    @Test
    void twoQuietPassesOrTheOwnersWordCertifyIfNothingIsMissing() {
        PassRecord quiet = ended(PassKind.FINAL, Duration.ZERO);
        assertFalse(PassRules.certifies(1, false, quiet));
        assertTrue(PassRules.certifies(2, false, quiet));
        assertTrue(PassRules.certifies(0, true, quiet));
        assertFalse(PassRules.certifies(0, true, ended(PassKind.DELTA, Duration.ZERO)));
        assertFalse(PassRules.certifies(2, true,
                begun(PassKind.FINAL, Duration.ZERO).verified(0, 0, 1).finished(NOW)));
    }

    @Test
    void ownerIsAskedThreeDaysAfterTheResidualInstant() {
        assertEquals(Optional.empty(), PassRules.ownerDecidesAt(SWITCHED));
        assertEquals(Optional.of(NOW.minusSeconds(30).plus(Duration.ofDays(3))),
                PassRules.ownerDecidesAt(RESIDUAL));
    }
}
