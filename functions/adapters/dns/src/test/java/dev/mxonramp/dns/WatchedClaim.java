package dev.mxonramp.dns;

import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.journey.ClaimChecks;
import dev.mxonramp.domain.journey.ClaimLook;
import dev.mxonramp.domain.journey.ClaimRound;
import dev.mxonramp.domain.journey.EvidenceStore.Kind;
import dev.mxonramp.domain.journey.Residual;
import dev.mxonramp.domain.journey.Takeover;
import dev.mxonramp.domain.sweep.Sweep;
import dev.mxonramp.testkit.journey.JourneyWorld;
import java.time.Duration;

/** A claim to {@code acme.test} in memory, on a turned clock, whose looks go by real packets. */
final class WatchedClaim {
    final JourneyWorld journey = new JourneyWorld();
    final ClaimKey key = journey.opened(journey.account(), World.ACME.ascii());
    final ClaimChecks checks;
    final ClaimRound round;

    WatchedClaim(World world) {
        var challenge = new Challenge("_onramp-challenge", "onramp-verification");
        DnsChecks dns = DnsChecks.from(new DnsSettings(world.access, challenge, World.PLAN), new GuavaPublicSuffixes(),
                journey.clock);
        var takeover = new Takeover(journey.owners, journey.updates, journey.announcer, journey.cadence, dns.txt(),
                dns.mx());
        var look = new ClaimLook(journey.ownership, journey.owners, journey.tenancy, journey.mailboxes,
                journey.evidence, dns.txt(), dns.mx(), takeover);
        checks = new ClaimChecks(journey.updates, journey.gate, look, new Residual(Duration.ofMinutes(5)),
                journey.courier, journey.cadence, journey.clock);
        round = new ClaimRound(checks, journey.updates, journey.courier, journey.cadence, journey.clock);
    }

    /** Lets time pass, and the sweep come to what is due then. */
    void live(Duration time) {
        journey.clock.advance(time);
        var sweep = new Sweep(journey.watches, round, (account, mailbox) -> {
            throw new AssertionError("nobody has a source: " + mailbox);
        }, JourneyWorld.SHARDS, 8, journey.clock);
        var report = sweep.tick(() -> Duration.ofSeconds(55));
        report.failures().stream().findFirst().ifPresent(failed -> {
            throw new AssertionError("the sweep failed at " + failed.key(), failed.cause());
        });
    }

    /** What its owner is to publish. */
    String value() {
        return "onramp-verification=" + journey.claim(key).code();
    }

    /** The latest finding that is stored. */
    Finding stored(Kind kind) {
        return journey.evidence.latest(key, kind).orElseThrow();
    }
}
