package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.Certificate;
import dev.mxonramp.domain.migration.CertificateStore;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.PassClosing;
import dev.mxonramp.domain.migration.PassFailing;
import dev.mxonramp.domain.migration.PassKey;
import dev.mxonramp.domain.migration.PassKind;
import dev.mxonramp.domain.migration.PassRecord;
import dev.mxonramp.domain.migration.PassRules;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.domain.migration.SourceWatch;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.domain.secret.SealedSecret;
import dev.mxonramp.testkit.journey.JourneyWorld;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How passes end: the next one's time, the certificate, and with the last certificate the onboarding goes on. */
final class PassClosingTest {
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final JourneyWorld world = new JourneyWorld();
    private final ClaimKey claim = world.opened(world.account(), "acme.test");
    private final InMemoryPassStore passes = new InMemoryPassStore(world.faults);
    private final InMemoryLedgerStore ledgers = new InMemoryLedgerStore();
    private final Map<MailboxKey, Certificate> certificates = new HashMap<>();
    private final PassClosing closing = new PassClosing(passes, world.sources, ledgers, certificateStore(),
            world.updates, world.courier, world.events, new SourceWatch(world.watches, JourneyWorld.SHARDS), INTERVAL,
            world.clock);
    private final PassFailing failing = new PassFailing(passes, world.sources, world.claims, world.events,
            world.clock);

    PassClosingTest() {
        world.passes(claim, Step.PROVEN);
        world.passes(claim, Step.PROVISIONED);
        source("ann");
    }

    private CertificateStore certificateStore() {
        return new CertificateStore() {
            @Override
            public void put(Certificate certificate) {
                certificates.put(certificate.mailbox(), certificate);
            }

            @Override
            public Optional<String> find(MailboxKey mailbox) {
                return Optional.ofNullable(certificates.get(mailbox)).map(Certificate::toString);
            }
        };
    }

    private MailAddress address(String local) {
        return new MailAddress(local, claim.domain());
    }

    private void source(String local) {
        world.mailbox(claim, local);
        var _ = world.sources.save(new Source(claim.account(), address(local), "imap.old.test", 993,
                Source.Security.TLS, local, new SealedSecret("c2VhbGVk"), 0, null, 0, false, null, 0)).orElseThrow();
    }

    private Source stored(String local) {
        return world.sources.find(claim.account(), address(local)).orElseThrow();
    }

    private PassKey key(String local, int number) {
        return new PassKey(claim.account(), address(local), number);
    }

    private PassKey verified(String local, int number, PassKind kind, long messages, long missing) {
        PassKey key = key(local, number);
        passes.put(PassRecord.begin(key, kind, world.clock.instant()).verified(messages, messages, missing));
        return key;
    }

    private void finish(String local, int number, PassKind kind, long messages) {
        closing.finish(verified(local, number, kind, messages, 0));
        world.clock.advance(INTERVAL);
    }

    private long told(JourneyEvent.Type type) {
        return world.told(claim).stream().filter(type::equals).count();
    }

    @Test
    void deltaPassSaysWhenTheNextOneIsAndCertifiesNothing() {
        var noon = world.clock.instant();
        finish("ann", 1, PassKind.PRE_COPY, 5);
        assertEquals(noon.plus(PassRules.DELTA_INTERVAL), stored("ann").nextPassAt());
        finish("ann", 2, PassKind.DELTA, 0);
        finish("ann", 3, PassKind.DELTA, 0);
        assertNull(stored("ann").certifiedAt());
        assertEquals(Map.of(), certificates);
        assertEquals(3, told(JourneyEvent.Type.PASS_FINISHED));
    }

    @Test
    void twoQuietFinalPassesInARowCertifyOnce() {
        finish("ann", 1, PassKind.FINAL, 0);
        finish("ann", 2, PassKind.FINAL, 1);
        finish("ann", 3, PassKind.FINAL, 0);
        assertNull(stored("ann").certifiedAt());
        var then = world.clock.instant();
        finish("ann", 4, PassKind.FINAL, 0);
        assertEquals(then, stored("ann").certifiedAt());
        assertNull(stored("ann").nextPassAt());
        assertEquals(1, certificates.size());
        closing.finish(key("ann", 4));
        assertEquals(then, stored("ann").certifiedAt());
        assertEquals(1, told(JourneyEvent.Type.MAILBOX_CERTIFIED));
    }

    @Test
    void ownersWordStandsForASecondQuietPassButNotForMissingMessages() {
        var _ = world.sources.save(stored("ann").edit().ownerSaysQuiet().source()).orElseThrow();
        closing.finish(verified("ann", 1, PassKind.FINAL, 3, 2));
        assertNull(stored("ann").certifiedAt());
        closing.finish(verified("ann", 2, PassKind.FINAL, 3, 0));
        assertNotNull(stored("ann").certifiedAt());
    }

    @Test
    void lastCertificateCompletesTheOnboardingsWaitOnceItHasLaunched() {
        source("ben");
        finish("ann", 1, PassKind.FINAL, 0);
        finish("ann", 2, PassKind.FINAL, 0);
        world.passes(claim, Step.FINAL_LAUNCHED);
        world.awaits(claim, AwaitStep.CERTIFICATE);
        finish("ben", 1, PassKind.FINAL, 0);
        assertTrue(world.workflow.completions().isEmpty());
        finish("ben", 2, PassKind.FINAL, 0);
        assertEquals(1, world.workflow.completions().size());
        assertTrue(world.claim(claim).milestones().passed(Step.CERTIFIED));
    }

    @Test
    void everyStepCanBeRepeatedAfterAFailure() {
        finish("ann", 1, PassKind.FINAL, 0);
        world.passes(claim, Step.FINAL_LAUNCHED);
        world.awaits(claim, AwaitStep.CERTIFICATE);
        PassKey last = verified("ann", 2, PassKind.FINAL, 0, 0);
        for (String call : new String[]{"PassStore.put", "SourceStore.save", "Events.publish", "WatchStore.put",
                "ClaimStore.update", "Workflow.succeed"}) {
            world.faults.failNext(call, 1);
            assertThrows(TransientFailure.class, () -> closing.finish(last), call);
        }
        closing.finish(last);
        assertEquals(1, certificates.size());
        assertEquals(1, world.workflow.completions().size());
        assertEquals(1, told(JourneyEvent.Type.MAILBOX_CERTIFIED));
    }

    @Test
    void passThatNeverBeganIsAMistakeAndOneThatIsNotVerifiedDecidesNothing() {
        assertThrows(IllegalStateException.class, () -> closing.finish(key("ann", 9)));
        passes.put(PassRecord.begin(key("ann", 1), PassKind.FINAL, world.clock.instant()));
        closing.finish(key("ann", 1));
        assertNull(stored("ann").nextPassAt());
    }

    @Test
    void failedPassIsVisibleAndTriedAgainLaterAndLessOftenIfOnlyTheOwnerCanMendIt() {
        var now = world.clock.instant();
        passes.put(PassRecord.begin(key("ann", 1), PassKind.DELTA, now));
        failing.fail(key("ann", 1), "Copy", TransientFailure.class.getName(), "The old server does not answer.");
        failing.fail(key("ann", 1), "Copy", TransientFailure.class.getName(), "Something else.");
        assertEquals("The old server does not answer.", passes.find(key("ann", 1)).orElseThrow().failure());
        assertEquals(now.plus(Duration.ofHours(1)), stored("ann").nextPassAt());
        // Whoever starts a pass takes the time of the next one away.
        var _ = world.sources.save(stored("ann").edit().passes(2).nextPassAt(null).source()).orElseThrow();
        failing.fail(key("ann", 2), "Copy", SourceRefused.class.getName(), "The old server refuses the password.");
        assertEquals(now.plus(Duration.ofDays(1)), stored("ann").nextPassAt());
        assertEquals(PassRecord.State.FAILED, passes.find(key("ann", 2)).orElseThrow().state());
        assertEquals(2, told(JourneyEvent.Type.STEP_FAILED));
    }

    @Test
    void failureAfterAFinalPassBreaksTheStreak() {
        finish("ann", 1, PassKind.FINAL, 0);
        passes.put(PassRecord.begin(key("ann", 2), PassKind.FINAL, world.clock.instant()));
        failing.fail(key("ann", 2), "Copy", "Lambda.Unknown", "The pass stopped.");
        finish("ann", 3, PassKind.FINAL, 0);
        assertNull(stored("ann").certifiedAt());
    }
}
