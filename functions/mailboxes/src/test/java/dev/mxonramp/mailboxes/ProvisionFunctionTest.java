package dev.mxonramp.mailboxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.journey.PermanentFailure;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.mailbox.Provisioning;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.testkit.journey.JourneyWorld;
import dev.mxonramp.testkit.mailbox.InMemoryMailHost;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvisionFunctionTest {
    private final JourneyWorld world = new JourneyWorld();
    private final InMemoryMailHost host = new InMemoryMailHost(world.faults);
    private final AccountId account = world.account();
    private final ClaimKey acme = world.opened(account, "acme.test");
    private final ProvisionFunction function = new ProvisionFunction(
            new Provisioning(world.updates, world.ownership, host, world.announcer, world.clock));

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
