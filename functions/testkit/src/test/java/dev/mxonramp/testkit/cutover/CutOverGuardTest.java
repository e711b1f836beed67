package dev.mxonramp.testkit.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.ClaimStore.Saved;
import dev.mxonramp.domain.claim.MxSet;
import dev.mxonramp.domain.cutover.CutOverFinding;
import dev.mxonramp.domain.cutover.CutOverGuard;
import dev.mxonramp.domain.cutover.CutOverReport;
import dev.mxonramp.domain.cutover.CutOverWords;
import dev.mxonramp.domain.cutover.StsPolicy;
import dev.mxonramp.domain.cutover.StsPolicy.Mode;
import dev.mxonramp.domain.cutover.StsState;
import dev.mxonramp.domain.dns.MxPlan;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.testkit.journey.JourneyWorld;
import dev.mxonramp.testkit.mailbox.InMemoryMailHost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CutOverGuardTest {
    private static final DomainName ACME = new DomainName("acme.test");
    private static final MailAddress ANN = MailAddress.of("ann@acme.test");
    private static final String OLD = "10 mx.old.test.";
    private static final Duration WEEK = Duration.ofDays(7);

    private final JourneyWorld world = new JourneyWorld();
    private final InMemoryMailHost host = new InMemoryMailHost(world.faults);
    private final ScriptedStsCheck sts = new ScriptedStsCheck();
    private final AccountId account = world.account();
    private final ClaimKey acme = world.opened(account, "acme.test");
    private final CutOverGuard guard = new CutOverGuard(world.updates, world.mailboxes, world.sources, host, world.mx,
            sts,
            new MxPlan(List.of(new DomainName("mx1.new.test"), new DomainName("mx2.new.test"))), world.clock);

    /** Nothing would be lost. */
    @BeforeEach
    void allIsWell() {
        host.addDomain(ACME);
        host.createMailbox(ANN, "a good password");
        world.mailbox(acme, "ann");
        sts.absent(ACME);
        world.mx.old(ACME, Duration.ofMinutes(5), OLD);
    }

    private CutOverReport look() {
        return guard.look(world.claim(acme));
    }

    /** The one finding, as its code, and its words. */
    private CutOverWords only(String code, CutOverFinding.Severity severity) {
        CutOverReport report = look();
        assertEquals(List.of(code), report.findings().stream().map(CutOverFinding::code).toList());
        CutOverFinding finding = report.findings().getFirst();
        assertEquals(severity, finding.severity());
        assertEquals(severity == CutOverFinding.Severity.ADVISORY, report.safe());
        assertTrue(report.blocking(Set.of(code)).findings().isEmpty());
        CutOverWords words = CutOverWords.of(finding, report.checkedAt());
        assertTrue(words.sentence().endsWith("."), words.sentence());
        assertTrue(words.remedy() != null || words.lookAgainAt() != null, "neither an edit nor an instant");
        return words;
    }

    private CutOverWords required(String code) {
        return only(code, CutOverFinding.Severity.REQUIRED);
    }

    private CutOverWords advisory(String code) {
        return only(code, CutOverFinding.Severity.ADVISORY);
    }

    private Instant in(Duration time) {
        return world.clock.instant().plus(time);
    }

    private void source(String user) {
        var _ = world.sources.save(new Source(account, ANN, "imap.old.test", 993, Security.TLS, user, null, 0, null,
                0, false, null, 0)).orElseThrow();
    }

    private void seen(MxSet... sets) {
        assertTrue(world.claims
                .update(world.claim(acme).edit().oldMx(List.of(sets), null).claim()) instanceof Saved.Done);
    }

    private static StsPolicy policy(Mode mode, Duration maxAge, String... mx) {
        return new StsPolicy(mode, List.of(mx), maxAge);
    }

    @Test
    void whereNothingIsLostNothingIsFound() {
        assertEquals(new CutOverReport(List.of(), world.clock.instant()), look());
        assertTrue(look().safe());
    }

    @Test
    void withoutAMailboxAllMailBounces() {
        world.mailboxes.delete(account, ANN);
        required("cutover.mailbox.none");
    }

    @ParameterizedTest
    @CsvSource({"info@acme.test, true", "Info@ACME.test, true", "ann@acme.test, false", "ann, false",
            "ann@other.test, false", "@acme.test, false", "a b@acme.test, false"})
    void loginAtTheOldHostThatIsNobodysHereIsMissing(String login, boolean missing) {
        source(login);
        if (missing) {
            assertTrue(required("cutover.address.missing").sentence().contains("info@acme.test"));
        } else {
            assertTrue(look().findings().isEmpty());
        }
    }

    @Test
    void anAliasOrACatchAllTakesItsMail() {
        source("info@acme.test");
        world.mailboxes.setCatchAll(account, ACME, ANN);
        assertTrue(look().findings().isEmpty());
        world.mailboxes.setCatchAll(account, ACME, null);
        var ann = world.mailboxes.find(account, ANN).orElseThrow();
        var _ = world.mailboxes.update(ann.withAliases(Set.of(MailAddress.of("info@acme.test"))));
        assertTrue(look().findings().isEmpty());
    }

    @Test
    void theMailHostIsAskedForTheDomainAndForEachMailbox() {
        host.deleteMailbox(ANN);
        assertTrue(required("cutover.mailhost.mailbox").sentence().contains("ann@acme.test"));
        host.removeDomain(ACME);
        required("cutover.mailhost.domain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MailHost.hasDomain", "MailHost.mailboxes"})
    void mailHostThatDoesNotAnswerHidesNoOtherFinding(String call) {
        world.faults.failNext(call, 1);
        sts.policy(ACME, policy(Mode.ENFORCE, WEEK, "mx.old.test"));
        assertEquals(List.of("cutover.mailhost.silent", "cutover.sts.enforce"),
                look().findings().stream().map(CutOverFinding::code).toList());
        assertTrue(look().findings().size() == 1, "only once");
    }

    @Test
    void tableThatDoesNotAnswerIsNoFinding() {
        world.faults.failNext("MailboxStore.list", 1);
        assertThrows(TransientFailure.class, this::look);
    }

    @Test
    void enforcedPolicyWithoutOurHostsSaysUntilWhenAndWhatToEdit() {
        sts.policy(ACME, policy(Mode.ENFORCE, WEEK, "mx.old.test", "mx1.new.test"));
        CutOverWords words = required("cutover.sts.enforce");
        assertEquals(in(WEEK), words.lookAgainAt());
        assertEquals("Add 'mx: mx2.new.test' to https://mta-sts.acme.test/.well-known/mta-sts.txt, then give the TXT "
                + "record _mta-sts.acme.test another id.", words.remedy());
        assertFalse(words.sentence().contains("mx1.new.test"), words.sentence());
    }

    @Test
    void policyThatWasTakenAwayIsRememberedForItsMaxAge() {
        sts.policy(ACME, policy(Mode.ENFORCE, WEEK, "mx.old.test"));
        required("cutover.sts.enforce");
        sts.policy(ACME, policy(Mode.ENFORCE, Duration.ofDays(1), "mx.old.test"));
        required("cutover.sts.enforce");
        world.clock.advance(Duration.ofHours(1));
        sts.absent(ACME);
        Instant until = in(WEEK);
        assertEquals(until, required("cutover.sts.remembered").lookAgainAt());
        world.clock.advance(Duration.ofDays(6));
        assertEquals(until, required("cutover.sts.remembered").lookAgainAt(), "from when it was gone");
        world.clock.advance(Duration.ofDays(1));
        assertTrue(look().findings().isEmpty());
    }

    @Test
    void rememberedPolicyIsForgottenWhereSendersFindAnother() {
        sts.policy(ACME, policy(Mode.ENFORCE, WEEK, "mx.old.test"));
        required("cutover.sts.enforce");
        sts.always(ACME, new StsState.Unreadable("its server takes too long"));
        assertEquals(List.of("cutover.sts.remembered", "cutover.sts.unreadable"),
                look().findings().stream().map(CutOverFinding::code).toList());
        sts.policy(ACME, policy(Mode.NONE, WEEK, "mx.old.test"));
        assertTrue(look().findings().isEmpty());
        sts.absent(ACME);
        assertTrue(look().findings().isEmpty());
    }

    @Test
    void policyThatComesBackIsRememberedFromItsNextEnd() {
        sts.policy(ACME, policy(Mode.ENFORCE, WEEK, "mx.old.test"));
        required("cutover.sts.enforce");
        sts.absent(ACME);
        required("cutover.sts.remembered");
        world.clock.advance(Duration.ofDays(8));
        sts.policy(ACME, policy(Mode.ENFORCE, Duration.ofDays(2), "mx.old.test"));
        required("cutover.sts.enforce");
        sts.absent(ACME);
        assertEquals(in(Duration.ofDays(2)), required("cutover.sts.remembered").lookAgainAt());
    }

    @Test
    void whatSendersRememberIsWrittenOnlyWhereItIsNews() {
        sts.policy(ACME, policy(Mode.ENFORCE, WEEK, "mx.old.test"));
        required("cutover.sts.enforce");
        int writes = world.writes();
        world.clock.advance(Duration.ofMinutes(1));
        required("cutover.sts.enforce");
        assertEquals(writes, world.writes());
    }

    @Test
    void longestPolicyIsAYear() {
        sts.policy(ACME, policy(Mode.ENFORCE, StsPolicy.LONGEST, "mx.old.test"));
        assertEquals(in(StsPolicy.LONGEST), required("cutover.sts.enforce").lookAgainAt());
    }

    @Test
    void policyThatNamesOurHostsOrDoesNotHinderIsNoFinding() {
        sts.policy(ACME, policy(Mode.ENFORCE, WEEK, "mx.old.test", "*.new.test"));
        assertTrue(look().findings().isEmpty());
        sts.policy(ACME, policy(Mode.NONE, WEEK, "mx.old.test"));
        assertTrue(look().findings().isEmpty());
    }

    @Test
    void policyInTestingAndOneThatCannotBeReadAreAdvice() {
        sts.policy(ACME, policy(Mode.TESTING, WEEK, "mx.old.test"));
        advisory("cutover.sts.testing");
        sts.always(ACME, new StsState.Unreadable("its server takes too long"));
        assertTrue(advisory("cutover.sts.unreadable").sentence().contains("takes too long"));
    }

    @Test
    void ttlAboveFiveMinutesIsLoweredFirst() {
        world.mx.old(ACME, Duration.ofHours(1), OLD);
        CutOverWords words = advisory("cutover.ttl.high");
        assertEquals(in(Duration.ofHours(1)), words.lookAgainAt());
        assertTrue(Objects.requireNonNull(words.remedy()).startsWith("Lower it to 300 now"), words.remedy());
        world.mx.old(ACME, Duration.ofSeconds(301), OLD);
        advisory("cutover.ttl.high");
    }

    @Test
    void afterItWasLoweredTheOldTtlIsWaitedFor() {
        Instant gone = world.clock.instant().minus(Duration.ofMinutes(20));
        seen(new MxSet(List.of(OLD), Duration.ofHours(1), gone, gone));
        assertEquals(gone.plus(Duration.ofHours(1)), advisory("cutover.ttl.cached").lookAgainAt());
        world.clock.advance(Duration.ofMinutes(36));
        assertTrue(look().findings().isEmpty(), "it ends within the advised TTL");
    }

    @Test
    void ttlThatWasLoweredSinceTheLastCheckCountsFromNow() {
        Instant now = world.clock.instant();
        seen(new MxSet(List.of(OLD), Duration.ofHours(1), now, null));
        assertEquals(in(Duration.ofHours(1)), advisory("cutover.ttl.cached").lookAgainAt());
    }

    @Test
    void silentNameServersLeaveTheTtlUnknown_andOnceTheMxIsOursNobodyAsks() {
        world.mx.unreachable(ACME);
        advisory("cutover.ttl.unknown");
        world.mx.ours(ACME);
        assertTrue(look().findings().isEmpty());
        world.mx.none(ACME);
        assertTrue(look().findings().isEmpty());
    }
}
