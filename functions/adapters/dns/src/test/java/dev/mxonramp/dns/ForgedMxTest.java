package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Owner;
import dev.mxonramp.domain.journey.ClaimChecks.Trigger;
import dev.mxonramp.domain.journey.Takeover;
import dev.mxonramp.testkit.dns.Tampering;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Whoever forges the MX records of a signed zone takes nothing from its owner. */
class ForgedMxTest {
    private static final String[] OURS = {"10 mx1.onramp.test.", "20 mx2.onramp.test."};
    private static final Tampering FORGED = (query, right, _) -> Optional.of(forged(query, right).toWire());

    private final World world = World.signed(2);
    private final WatchedClaim claim = new WatchedClaim(world);

    private static Message forged(Message query, Message right) {
        return query.getQuestion().getType() == Type.MX
                ? Forgery.with(Forgery.empty(query), Section.ANSWER,
                        Forgery.record("acme.test. 10 mail.forged.test.", Type.MX))
                : right;
    }

    @BeforeEach
    void proveIt() {
        world.zone.put("acme.test", "MX", 300, OURS);
        publish(claim.key);
        look(claim.key);
        look(claim.key);
        assertEquals("mx.complete", claim.journey.claim(claim.key).mxSeen());
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private void publish(ClaimKey key) {
        world.zone.putTxt(World.NAME, 60, "onramp-verification=" + claim.journey.claim(key).code());
    }

    private void look(ClaimKey key) {
        claim.journey.clock.advance(Duration.ofMinutes(1));
        var _ = claim.checks.check(key, Trigger.SWEEP);
    }

    private Owner owner() {
        return claim.journey.owners.find(List.of(World.ACME)).values().iterator().next();
    }

    /** In steps, since only one look of a day is for the proof. */
    private void liveTwoDays() {
        for (int step = 0; step < 96; step++) {
            claim.live(Duration.ofMinutes(30));
        }
    }

    @Test
    void theHolderKeepsItsThreeDays() {
        ClaimKey newcomer = claim.journey.opened(claim.journey.account(), "acme.test");
        publish(newcomer);
        world.dns.servers().forEach(server -> server.tamper(FORGED));
        look(newcomer);
        assertEquals(claim.key.account(), owner().account());
        assertEquals(claim.journey.clock.instant().plus(Takeover.NOTICE), owner().pending().orElseThrow().dueAt());
    }

    @Test
    void itDoesNotCountTowardsSuspension() {
        world.zone.remove(World.NAME, "TXT");
        world.dns.servers().forEach(server -> server.tamper(FORGED));
        liveTwoDays();
        assertNull(owner().absence());
        world.zone.remove("acme.test", "MX");
        world.dns.servers().forEach(server -> server.tamper((_, right, _) -> Optional.of(right.toWire())));
        liveTwoDays();
        assertNotNull(owner().absence(), "what is truly gone does");
    }

    @Test
    void itEndsNoOldSet() {
        world.zone.put("acme.test", "MX", 3600, "10 mail.old.test.");
        look(claim.key);
        world.dns.servers().forEach(server -> server.tamper(FORGED));
        look(claim.key);
        var old = claim.journey.claim(claim.key).oldMx();
        assertEquals(List.of("10 mail.old.test."), old.getFirst().records());
        assertTrue(old.stream().allMatch(set -> set.goneAt() == null), old::toString);
    }
}
