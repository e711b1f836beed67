package dev.mxonramp.mailboxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.journey.PermanentFailure;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.mailbox.Mailbox;
import dev.mxonramp.domain.mailbox.Parking;
import dev.mxonramp.domain.mailbox.Provisioning;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.testkit.journey.JourneyWorld;
import dev.mxonramp.testkit.mailbox.InMemoryMailHost;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvisionFunctionTest {
    private final JourneyWorld world = new JourneyWorld();
    private final InMemoryMailHost host = new InMemoryMailHost(world.faults);
    private final AccountId account = world.account();
    private final ClaimKey acme = world.opened(account, "acme.test");
    private final ProvisionFunction function = new ProvisionFunction(
            new Provisioning(world.updates, world.ownership, world.tenants, world.mailboxes, host, world.announcer,
                    world.clock));

    private void prove() {
        var _ = world.owners.take(acme.domain(), account, world.clock.instant());
        world.passes(acme, Step.PROVEN);
    }

    private void run() {
        var _ = function.run(Map.of("account", account.value(), "domain", "acme.test"), Deadline.none());
    }

    private boolean provisioned() {
        return world.claim(acme).milestones().passed(Step.PROVISIONED);
    }

    private long announced() {
        return world.events.distinct().stream().filter(event -> event.type() == JourneyEvent.Type.DOMAIN_PROVISIONED)
                .count();
    }

    private static MailAddress at(String local) {
        return MailAddress.of(local + "@acme.test");
    }

    /** Another account that has held the domain, with a mailbox and mail in it, as long as it did. */
    private Mailbox before(AccountId other, String local) {
        host.addDomain(acme.domain());
        host.createMailbox(at(local), "known to the one before");
        host.deliver(at(local), "private");
        host.addAlias(at("info"), at(local));
        host.setCatchAll(acme.domain(), at(local));
        var mailbox = Mailbox.begin(other, at(local), world.identities.opaque('m'), 0, world.clock.instant())
                .withAliases(Set.of(at("info")));
        world.mailboxes.setCatchAll(other, acme.domain(), at(local));
        return world.mailboxes.create(mailbox).orElseThrow();
    }

    private void moveTo(AccountId to) {
        var owner = world.owners.find(List.of(acme.domain())).get(acme.domain());
        assertNotNull(owner);
        assertTrue(world.owners.replace(owner, owner.moved(to, world.clock.instant())).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MailHost.moveMailbox", "MailboxStore.update", "MailHost.mailboxes",
            "MailHost.addDomain", "ClaimStore.update"})
    void mailboxesOfTheFormerOwnerAreSetAside_andTheirAddressesBeginAnew(String dies) {
        AccountId former = world.account();
        var _ = world.owners.take(acme.domain(), former, world.clock.instant());
        Mailbox ann = before(former, "ann");
        moveTo(account);
        world.passes(acme, Step.PROVEN);
        if (!dies.isEmpty()) {
            world.faults.failNext(dies, 1);
            assertThrows(TransientFailure.class, this::run);
            assertFalse(provisioned());
        }
        run();
        assertTrue(provisioned());
        assertEquals(Set.of(), host.mailboxes(acme.domain()));
        assertEquals(Optional.empty(), host.arrivesIn(at("info")));
        assertEquals(Optional.empty(), host.arrivesIn(at("anybody")));
        assertEquals(List.of("private"), host.mail(Parking.address(ann)));
        assertNotEquals(Optional.of("known to the one before"), host.password(Parking.address(ann)));
        assertTrue(world.mailboxes.find(former, at("ann")).orElseThrow().parked());

        host.createMailbox(at("ann"), "of the new owner");
        assertEquals(List.of(), host.mail(at("ann")));
    }

    @Test
    void whatDoesNotFitIntoOneRunIsLeftToTheNext() {
        AccountId former = world.account();
        var _ = world.owners.take(acme.domain(), former, world.clock.instant());
        before(former, "ann");
        host.createMailbox(at("bob"), "known to the one before");
        var _ = world.mailboxes.create(Mailbox.begin(former, at("bob"), world.identities.opaque('m'), 0,
                world.clock.instant())).orElseThrow();
        moveTo(account);
        world.passes(acme, Step.PROVEN);
        var time = new AtomicLong(50_000);
        var over = assertThrows(TransientFailure.class,
                () -> function.run(Map.of("account", account.value(), "domain", "acme.test"),
                        new Deadline(() -> time.getAndAdd(-25_000))));
        assertTrue(String.valueOf(over.getMessage()).contains("1 remain to be set aside"));
        assertEquals(1, host.mailboxes(acme.domain()).size());
        assertFalse(provisioned());
        run();
        assertEquals(Set.of(), host.mailboxes(acme.domain()));
        assertTrue(provisioned());
    }

    @Test
    void mailboxesThatNobodyKnowsAreSetAsideToo() {
        prove();
        host.addDomain(acme.domain());
        host.createMailbox(at("stray"), "known to somebody");
        host.deliver(at("stray"), "private");
        run();
        assertEquals(Set.of(), host.mailboxes(acme.domain()));
        assertEquals(List.of("private"), host.mailboxes(Parking.DOMAIN).stream().map(host::mail)
                .flatMap(List::stream).toList());
    }

    @ParameterizedTest
    @CsvSource({",0", "MailHost.moveMailbox,1", "MailboxStore.update,1", "MailboxStore.update,2",
            "MailHost.moveMailbox,2", "MailHost.addAlias,1", "MailHost.addDomain,1", "ClaimStore.update,1"})
    void whoGetsTheDomainBackGetsItsMailboxesBack_withoutTheirPasswords(@Nullable String dies, int call) {
        AccountId other = world.account();
        prove();
        Mailbox ann = before(account, "ann");
        var rival = world.opened(other, "acme.test");
        moveTo(other);
        world.passes(rival, Step.PROVEN);
        var _ = function.run(Map.of("account", other.value(), "domain", "acme.test"), Deadline.none());
        assertEquals(List.of("private"), host.mail(Parking.address(ann)));
        Mailbox others = before(other, "ann");

        moveTo(account);
        if (dies != null) {
            world.faults.failCall(dies, call);
            assertThrows(TransientFailure.class, this::run);
            assertEquals(Set.of(), world.faults.pending(), "it died there");
        }
        run();
        assertEquals(List.of("private"), host.mail(at("ann")));
        assertEquals(Optional.of(at("ann")), host.arrivesIn(at("info")));
        assertNotEquals(Optional.of("known to the one before"), host.password(at("ann")));
        assertFalse(world.mailboxes.find(account, at("ann")).orElseThrow().parked());
        assertEquals(List.of("private"), host.mail(Parking.address(others)));
    }

    @Test
    void mailHostTakesTheDomain_andItIsRecordedAndTold() {
        prove();
        run();
        run();
        assertTrue(host.hasDomain(acme.domain()));
        assertTrue(provisioned());
        assertEquals(1, announced());
    }

    @ParameterizedTest
    @ValueSource(strings = {"MailHost.addDomain", "ClaimStore.find", "ClaimStore.update", "OwnerStore.find",
            "Events.publish"})
    void whatFailsOnceIsTransient_andTheRepeatCompletes(String call) {
        prove();
        world.faults.failNext(call, 1);
        assertThrows(TransientFailure.class, this::run);
        run();
        assertTrue(provisioned());
        assertEquals(1, announced());
    }

    @Test
    void refusalIsPermanent() {
        prove();
        host.refuse(acme.domain());
        assertThrows(PermanentFailure.class, this::run);
        assertFalse(provisioned());
    }

    @Test
    void domainThatIsNotOursIsNotGivenToTheMailHost() {
        assertThrows(PermanentFailure.class, this::run);
        assertFalse(host.hasDomain(acme.domain()));
    }

    @Test
    void deletedClaimIsLeftAlone() {
        world.claims.delete(acme);
        run();
        assertFalse(host.hasDomain(acme.domain()));
    }
}
