package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.dns.Delegation;
import dev.mxonramp.domain.dns.TxtCheck;
import dev.mxonramp.testkit.dns.LoopbackServer;
import dev.mxonramp.testkit.dns.LoopbackZone;
import dev.mxonramp.testkit.dns.ServerFault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** A registry with three servers, and what one of them alone says. */
class RegistryTest {
    /** Which of a registry's servers is asked is chance; often enough it is the one in question. */
    private static final int LOOKS = 40;

    private final World world = new World(4);
    private final LoopbackServer second = world.dns.server(3);
    private final LoopbackServer third = world.dns.server(4);

    @BeforeEach
    void threeServers() {
        LoopbackZone registry = world.dns.zone("test");
        for (LoopbackServer each : List.of(second, third)) {
            each.forget(world.zone);
            each.serve(registry);
        }
        registry.put("test", "NS", 60, world.dns.registry().name() + ".", second.name() + ".", third.name() + ".");
        String[] owners = {world.dns.server(1).name() + ".", world.dns.server(2).name() + "."};
        registry.put("acme.test", "NS", 60, owners);
        world.zone.put("acme.test", "NS", 60, owners);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private static Optional<byte[]> deny(Message right) {
        right.getHeader().setRcode(Rcode.NXDOMAIN);
        right.getHeader().setFlag(Flags.AA);
        right.removeAllRecords(Section.AUTHORITY);
        right.removeAllRecords(Section.ADDITIONAL);
        return Optional.of(right.toWire());
    }

    @Test
    void oneServerThatIsBehindMakesNoDomainUnregistered() {
        third.tamper((query, right, tcp) -> deny(right));
        for (int i = 0; i < LOOKS; i++) {
            var found = assertInstanceOf(Delegation.Found.class, world.lookup.begin().delegation(World.ACME));
            assertEquals(World.ACME, found.cut().zone());
        }
    }

    @Test
    void oneServersWordIsNotEnoughWhereTheOthersKeepSilent() {
        assertEquals("txt.absent", world.txt().finding().code(), "and remembers where the registry's servers are");
        third.tamper((query, right, tcp) -> deny(right));
        second.behave(ServerFault.DROP);
        world.dns.registry().behave(ServerFault.DROP);
        TxtCheck.Outcome outcome = world.txt();
        assertEquals("dns.ours", outcome.finding().code(), outcome::toString);
        assertFalse(outcome.definitive());
        assertFalse(world.mx().definitive());
    }

    @Test
    void resolversWordAloneMakesNothingCertain() {
        TxtCheck.Outcome outcome = world.txt("acme.nosuch");
        assertEquals("dns.ours", outcome.finding().code(), outcome::toString);
        assertFalse(outcome.definitive());
        assertTrue(outcome.finding().sentence().contains(".nosuch"), outcome::toString);
    }

    @Test
    void whatTheQuorumDoesNotKnowIsUnregistered() {
        world.dns.removeZone("acme.test");
        third.behave(ServerFault.DROP);
        TxtCheck.Outcome outcome = world.txt();
        assertEquals("dns.unregistered", outcome.finding().code(), outcome::toString);
        assertTrue(outcome.definitive());
    }
}
