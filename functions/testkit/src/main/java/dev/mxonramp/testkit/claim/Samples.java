package dev.mxonramp.testkit.claim;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Failure;
import dev.mxonramp.domain.claim.IssuedCodes;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.claim.MxSet;
import dev.mxonramp.domain.claim.OldPolicy;
import dev.mxonramp.domain.claim.VerificationCode;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.watch.Tier;
import dev.mxonramp.domain.watch.Watch;
import dev.mxonramp.domain.watch.WatchKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Values that the contracts use. */
public final class Samples {
    /** An account. */
    public static final AccountId ACCOUNT = new AccountId("a" + "b".repeat(26));

    /** Another account. */
    public static final AccountId OTHER = new AccountId("a" + "c".repeat(26));

    /** A domain. */
    public static final DomainName ACME = new DomainName("acme.test");

    /** An instant with all its digits, since some store might lose them. */
    public static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123456789Z");

    private Samples() {}

    /** The claim of {@link #ACCOUNT} to {@link #ACME}. */
    public static ClaimKey key() {
        return new ClaimKey(ACCOUNT, ACME);
    }

    /** A claim as it begins; ids tell one from the next of the same name. */
    public static Claim claim(ClaimKey key, String id) {
        return Claim.begin(key, id,
                new IssuedCodes(new VerificationCode("abcdefgh".repeat(4)),
                        List.of(new VerificationCode("z".repeat(32)))),
                NOW);
    }

    /** A watch of a claim. */
    public static Watch watch(ClaimKey key) {
        return Watch.of(new WatchKey.OfClaim(key), Tier.MINUTE, 4);
    }

    /** The claim with something in every field that may hold something. */
    public static Claim full(Claim claim) {
        var served = new MxSet(List.of("10 mx.old.test.", "20 mx2.old.test."), Duration.ofHours(1), NOW, null);
        var gone = new MxSet(List.of(), Duration.ofMillis(1500), NOW, NOW.plusSeconds(60));
        var edit = claim.edit().changed(NOW.plusSeconds(1)).lost(NOW.plusSeconds(2)).nextAttempt()
                .failure(new Failure("Provision", "MailHost", "Zürich sagt nein – 日本も", NOW.plusSeconds(3)))
                .oldMx(List.of(served, gone), NOW.plusSeconds(4))
                .oldSts(new OldPolicy(Duration.ofDays(7), NOW.plusSeconds(5))).txtSeen("txt.found").mxSeen("mx.other")
                .announced(Set.of("c1#CLAIM_CREATED", "c1#MX_OURS#ü"));
        Instant at = NOW;
        for (Step step : Step.values()) {
            at = at.plusSeconds(1);
            edit.passed(step, at);
        }
        return edit.claim();
    }
}
