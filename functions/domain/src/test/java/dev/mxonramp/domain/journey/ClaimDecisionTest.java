package dev.mxonramp.domain.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Failure;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.claim.Owner;
import dev.mxonramp.domain.claim.Ownership.Standing;
import dev.mxonramp.domain.claim.IssuedCodes;
import dev.mxonramp.domain.claim.VerificationCode;
import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.MxCheck;
import dev.mxonramp.domain.dns.TxtCheck;
import dev.mxonramp.domain.journey.ClaimDecision.Decided;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.notice.JourneyEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClaimDecisionTest {
    private static final Instant BEGAN = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant NOW = BEGAN.plus(Duration.ofHours(3));
    private static final DomainName ACME = new DomainName("acme.test");
    private static final AccountId MINE = new AccountId("a".repeat(27));
    private static final AccountId OTHER = new AccountId("a" + "b".repeat(26));
    private static final Standing OPEN = new Standing.Open();
    private static final Standing HELD = new Standing.Held(new Owner(ACME, MINE, BEGAN));
    private static final Standing TAKEN = new Standing.HeldByOther(new Owner(ACME, OTHER, BEGAN));
    private static final Duration TTL = Duration.ofHours(1);
    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final MxCheck.Served OLD = new MxCheck.Served(List.of("10 mail.old.test."), TTL);

    private final ClaimDecision decision = new ClaimDecision(new Residual(MARGIN));
    private final Claim waiting = Claim
            .begin(new ClaimKey(MINE, ACME), "c".repeat(27), IssuedCodes.first(new VerificationCode("a".repeat(32))),
                    BEGAN)
            .edit()
            .txtSeen("txt.absent").claim();
    private final Claim proven = waiting.edit().passed(Step.PROVEN, BEGAN).passed(Step.PROVISIONED, BEGAN)
            .mxSeen("mx.other").oldMx(Residual.sets(List.of(), mx(false, OLD), null, BEGAN), null).claim();

    @Test
    void nothingNewChangesNothing() {
        assertEquals(waiting, decide(waiting, txt(false, "txt.absent", false, OPEN)).claim());
        assertEquals(proven, decide(proven, mx(false, OLD), false).claim());
    }

    @Test
    void anotherDiagnosisIsRememberedAsActivity() {
        Claim next = decide(waiting, txt(false, "txt.other-value", true, OPEN)).claim();
        assertEquals("txt.other-value", next.txtSeen());
        assertEquals(NOW, next.changedAt());
        assertEquals(Phase.AWAIT_OWNERSHIP, Phase.of(next));
    }

    @Test
    void anotherAnswerWithTheSameDiagnosisIsActivityToo() {
        assertEquals(NOW, decide(waiting, txt(false, "txt.absent", true, OPEN)).claim().changedAt());
    }

    @Test
    void theProofThatTookTheDomainPasses() {
        Claim next = decide(waiting, txt(true, "txt.found", true, HELD)).claim();
        assertEquals(NOW, next.milestones().provenAt());
        assertEquals(Phase.PROVISION, Phase.of(next));
    }

    @Test
    void aCodeThatWasSeenWithoutTakingTheDomainDoesNotPass() {
        assertNull(decide(waiting, txt(true, "txt.found", true, OPEN)).claim().milestones().provenAt());
    }

    @Test
    void aParentsProofPassesWithoutALook() {
        var seen = new Sighting(null, false, null, false, HELD, false, false);
        assertEquals(NOW, decision.decide(waiting, seen, NOW).claim().milestones().provenAt());
    }

    @Test
    void theLoserLearnsItAndKeepsWaiting() {
        Decided decided = decide(waiting, txt(true, "txt.found", true, TAKEN));
        assertEquals("txt.taken", decided.claim().txtSeen());
        assertEquals(Phase.AWAIT_OWNERSHIP, Phase.of(decided.claim()));
        assertEquals(List.of(JourneyEvent.Type.OWNERSHIP_TAKEN), types(decided));
        assertTrue(decided.alarms().stream().noneMatch(event -> event.toString().contains(OTHER.value())));
    }

    @Test
    void whoeverHoldsADomainIsNoAlarmWithoutTheCode() {
        assertEquals(List.of(), types(decide(waiting, txt(false, "txt.absent", false, TAKEN))));
    }

    @Test
    void theRecordTakenAwayAfterTheProofIsNoActivity() {
        Claim next = decide(proven, txt(false, "txt.gone", true, HELD)).claim();
        assertEquals("txt.gone", next.txtSeen());
        assertEquals(BEGAN, next.changedAt());
        assertEquals(BEGAN, next.milestones().provenAt());
    }

    @Test
    void ourMxPassesBothWaits() {
        Claim next = decide(proven, mx(true), false).claim();
        assertEquals(NOW, next.milestones().mailboxesReadyAt());
        assertEquals(NOW, next.milestones().mxOursAt());
        assertEquals(NOW.plus(TTL).plus(MARGIN), next.residualAt());
    }

    @Test
    void ourMxKeepsTheInstantAtWhichMailboxesWereReady() {
        Claim ready = proven.edit().passed(Step.MAILBOXES_READY, BEGAN).claim();
        assertEquals(BEGAN, decide(ready, mx(true), false).claim().milestones().mailboxesReadyAt());
    }

    @Test
    void ourMxWithoutAMailboxIsAnAlarm() {
        assertEquals(List.of(JourneyEvent.Type.MX_WITHOUT_MAILBOX), types(decide(proven, mx(true), true)));
        assertEquals(List.of(), types(decide(proven, mx(false, OLD), true)));
    }

    @Test
    void aSplitMxIsNotOurs() {
        assertNull(decide(proven, mx(false, new MxCheck.Served(List.of("10 a.test.", "20 b.test."), TTL)), false)
                .claim().milestones().mxOursAt());
    }

    @Test
    void anOldSetThatComesBackTakesTheResidualInstantAwayAndNotTheMilestone() {
        Claim ours = decide(proven, mx(true), false).claim();
        Claim back = decide(ours, mx(false, OLD), false).claim();
        assertNull(back.residualAt());
        assertEquals(NOW, back.milestones().mxOursAt());
    }

    @Test
    void withoutAnyOldSetTheResidualInstantIsTheChangeItself() {
        Claim fresh = proven.edit().oldMx(List.of(), null).claim();
        assertEquals(NOW.plus(MARGIN), decide(fresh, mx(true), false).claim().residualAt());
    }

    @Test
    void anExpiredClaimIsNotTouched() {
        Claim expired = waiting.edit().expired(BEGAN).claim();
        assertSame(expired, decide(expired, txt(true, "txt.found", true, HELD)).claim());
    }

    @Test
    void decidingTwiceGivesTheSame() {
        Sighting seen = txt(true, "txt.found", true, HELD);
        Claim once = decision.decide(waiting, seen, NOW).claim();
        assertEquals(once.milestones(), decision.decide(once, seen, NOW).claim().milestones());
        assertEquals(NOW, decision.decide(once, seen, NOW.plusSeconds(60)).claim().milestones().provenAt());
    }

    private Decided decide(Claim claim, Sighting seen) {
        return decision.decide(claim, seen, NOW);
    }

    private Decided decide(Claim claim, MxCheck.Outcome outcome, boolean mailboxMissing) {
        return decision.decide(claim, new Sighting(null, false, outcome, false, HELD, mailboxMissing, false), NOW);
    }

    @Test
    void displacedClaimBeginsAnewAtTheMailHost_once() {
        var seen = new Sighting(null, false, null, false, HELD, false, true);
        Claim failed = proven.edit().failure(new Failure("AwaitMx", "E", "Cause.", BEGAN)).claim();
        Claim next = decide(failed, seen).claim();
        assertEquals(Phase.PROVISION, Phase.of(next));
        assertEquals(failed.attempt() + 1, next.attempt());
        assertEquals(NOW, next.changedAt());
        assertNull(next.failure());
        assertEquals(next, decide(next, seen).claim());
    }

    private static Sighting txt(boolean found, String code, boolean news, Standing standing) {
        return new Sighting(new TxtCheck.Outcome(found, true, finding(code, null)), news, null, false, standing,
                false, false);
    }

    private static MxCheck.Outcome mx(boolean ours, MxCheck.Served... others) {
        return new MxCheck.Outcome(ours, ours, true, List.of(others), finding(ours ? "mx.complete" : "mx.other", null));
    }

    private static Finding finding(String code, @Nullable String remedy) {
        return new Finding(code, Finding.Fault.RECORD, "Seen.", remedy, null, NOW, List.of());
    }

    private static List<JourneyEvent.Type> types(Decided decided) {
        return decided.alarms().stream().map(JourneyEvent::type).toList();
    }
}
