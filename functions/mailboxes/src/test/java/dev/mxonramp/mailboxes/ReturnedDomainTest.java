package dev.mxonramp.mailboxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Owner;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.journey.ClaimChecks.Trigger;
import dev.mxonramp.domain.journey.Phase;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.mailbox.MailRouting;
import dev.mxonramp.domain.mailbox.MailboxChange;
import dev.mxonramp.domain.mailbox.MailboxDoor;
import dev.mxonramp.domain.mailbox.Mailboxes;
import dev.mxonramp.domain.mailbox.Parking;
import dev.mxonramp.domain.mailbox.Provisioning;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.testkit.journey.JourneyWorld;
import dev.mxonramp.testkit.mailbox.InMemoryMailHost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A name that was one account's, then another's, and is the first one's again while its claim saw none of it. */
class ReturnedDomainTest {
    /** How the name goes and comes back. */
    enum Way {
        /** With the name above it, from which it is inherited. */
        INHERITED("acme.test", "sub.acme.test"),
        /** Since the nearer proof is suspended, and the one above it counts. */
        SUSPENDED("sub.acme.test", "mail.sub.acme.test"),
        /** Itself, by a move that died before the former owner's claim was ended. */
        ITSELF("acme.test", "acme.test");

        private final String proven;
        private final String used;

        Way(String proven, String used) {
            this.proven = proven;
            this.used = used;
        }

        private DomainName proven() {
            return new DomainName(proven);
        }

        private DomainName used() {
            return new DomainName(used);
        }
    }

    private final JourneyWorld world = new JourneyWorld();
    private final InMemoryMailHost host = new InMemoryMailHost(world.faults);
    private final AccountId first = world.account();
    private final AccountId second = world.account();
    private final ProvisionFunction function = new ProvisionFunction(new Provisioning(world.updates, world.ownership,
            world.tenants, world.mailboxes, host, world.announcer, world.clock));
    private final MailboxDoor door = new MailboxDoor(world.claims, world.ownership, world.tenants);
    private final Mailboxes mailboxes = new Mailboxes(door, world.mailboxes, world.sources, host, world.identities,
            world.clock);
    private final MailRouting routing = new MailRouting(door, world.mailboxes, host);

    private void provision(ClaimKey key) {
        var _ = function.run(Map.of("account", key.account().value(), "domain", key.domain().ascii()),
                Deadline.none());
    }

    private ClaimKey hosted(AccountId account, DomainName domain) {
        world.mx.none(domain);
        ClaimKey key = world.opened(account, domain.ascii());
        world.publish(key);
        var _ = world.checks.check(key, Trigger.SWEEP);
        provision(key);
        assertTrue(world.claim(key).milestones().passed(Step.PROVISIONED));
        return key;
    }

    private void becomes(Way way, Owner next) {
        Owner owner = world.owners.find(List.of(way.proven())).get(way.proven());
        assertTrue(owner != null && world.owners.replace(owner, next).isPresent());
    }

    private Owner owner(Way way) {
        return List.copyOf(world.owners.find(List.of(way.proven())).values()).getFirst();
    }

    private void goes(Way way) {
        var now = world.clock.instant();
        var gone = new Owner.Found(false, false, true);
        becomes(way, way == Way.SUSPENDED
                ? owner(way).after(gone, now.minus(Owner.GRACE)).after(gone, now)
                : owner(way).moved(second, now));
    }

    private void comesBack(Way way) {
        var now = world.clock.instant();
        becomes(way, way == Way.SUSPENDED
                ? owner(way).after(new Owner.Found(true, false, false), now)
                : owner(way).moved(first, now));
    }

    private MailboxChange create(ClaimKey key, String local) {
        return mailboxes.create(key, new MailAddress(local, key.domain()), "of " + key.account(), 0);
    }

    /** The first account's claim, after the name was the second's, who has mailboxes and mail there. */
    private ClaimKey returned(Way way) {
        var _ = world.owners.take(way.proven(), first, world.clock.instant());
        if (way == Way.SUSPENDED) {
            var _ = world.owners.take(new DomainName("acme.test"), second, world.clock.instant());
        }
        ClaimKey key = hosted(first, way.used());
        assertInstanceOf(MailboxChange.Done.class, create(key, "ann"));
        host.deliver(new MailAddress("ann", way.used()), "for the first");
        goes(way);
        world.clock.advance(Duration.ofMinutes(5));
        ClaimKey rival = hosted(second, way.used());
        for (String local : List.of("ann", "bob")) {
            assertInstanceOf(MailboxChange.Done.class, create(rival, local));
            host.deliver(new MailAddress(local, way.used()), "for the second");
        }
        comesBack(way);
        world.clock.advance(Duration.ofMinutes(5));
        assertTrue(world.ownership.holds(first, way.used()));
        assertTrue(world.claim(key).milestones().passed(Step.PROVISIONED), "nobody has looked at it");
        return key;
    }

    private void assertShut(ClaimKey key) {
        var ann = new MailAddress("ann", key.domain());
        List<MailboxChange> refused = List.of(mailboxes.setPassword(key, ann, "of a thief"), create(key, "bob"),
                mailboxes.delete(key, new MailAddress("bob", key.domain())),
                routing.addAlias(key, ann, new MailAddress("sales", key.domain())), routing.setCatchAll(key, ann));
        refused.forEach(each -> assertInstanceOf(MailboxChange.Failed.class, each));
        assertEquals(Set.of(), world.faults.pending());
    }

    private void assertItsOwnAgain(ClaimKey key) {
        var ann = new MailAddress("ann", key.domain());
        assertInstanceOf(MailboxChange.Done.class, mailboxes.setPassword(key, ann, "new"));
        assertEquals(List.of("for the first"), host.mail(ann));
        assertInstanceOf(MailboxChange.Done.class, create(key, "bob"));
        assertEquals(List.of(), host.mail(new MailAddress("bob", key.domain())));
        for (String local : List.of("ann", "bob")) {
            var set = world.mailboxes.find(second, new MailAddress(local, key.domain())).orElseThrow();
            assertTrue(set.parked());
            assertEquals(List.of("for the second"), host.mail(Parking.address(set)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingThatTheOtherLeftIsTouched_untilTheMailHostIsPreparedAnew(Way way) {
        ClaimKey key = returned(way);
        assertShut(key);
        assertEquals(Optional.of("of " + second), host.password(new MailAddress("ann", way.used())));
        assertEquals(Optional.of("of " + second), host.password(new MailAddress("bob", way.used())));

        var _ = world.checks.check(key, Trigger.CHECK_NOW);
        assertEquals(Phase.PROVISION, Phase.of(world.claim(key)));
        assertEquals(2, world.claim(key).attempt());
        assertShut(key);
        provision(key);
        assertItsOwnAgain(key);
        var _ = world.checks.check(key, Trigger.CHECK_NOW);
        assertEquals(2, world.claim(key).attempt(), "once");
    }

    @Test
    void theSweepHasItPreparedAnewWithinADay() {
        ClaimKey key = returned(Way.INHERITED);
        world.txt.absent(key.domain());
        world.live(Duration.ofDays(1));
        assertEquals(Phase.PROVISION, Phase.of(world.claim(key)));
        provision(key);
        assertItsOwnAgain(key);
    }

    @ParameterizedTest
    @CsvSource({"TenantStore.find,1", "TenantStore.replace,1", "MailHost.moveMailbox,1", "MailboxStore.update,1",
            "MailHost.moveMailbox,2", "MailboxStore.update,2", "MailHost.moveMailbox,3", "MailboxStore.update,3",
            "TenantStore.replace,2", "MailHost.addDomain,1"})
    void whereverPreparingBreaksOffTheDoorStaysShutAndTheNextCompletesIt(String dies, int call) {
        ClaimKey key = returned(Way.INHERITED);
        world.faults.failCall(dies, call);
        assertThrows(TransientFailure.class, () -> provision(key));
        if (!dies.equals("MailHost.addDomain")) {
            assertShut(key);
        }
        provision(key);
        assertItsOwnAgain(key);
    }

    @Test
    void aRunThatWasOvertakenOpensNoDoor() {
        ClaimKey key = returned(Way.INHERITED);
        // It dies when all is set aside; by the time it is repeated the name is the second's again.
        world.faults.failCall("TenantStore.replace", 2);
        assertThrows(TransientFailure.class, () -> provision(key));
        goes(Way.INHERITED);
        provision(new ClaimKey(second, key.domain()));
        assertShut(key);
        comesBack(Way.INHERITED);
        assertShut(key);
        provision(key);
        assertItsOwnAgain(key);
    }
}
