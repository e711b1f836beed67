package dev.mxonramp.dns;

import dev.mxonramp.domain.dns.AuthorityMxCheck;
import dev.mxonramp.domain.dns.AuthorityTxtCheck;
import dev.mxonramp.domain.dns.MxCheck;
import dev.mxonramp.domain.dns.TxtCheck;
import dev.mxonramp.domain.dns.provider.Providers;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The two checks over the real DNS, wired; they share one lookup, may be used by many threads at once, and live long. */
public final class DnsChecks {
    private final TxtCheck txt;
    private final MxCheck mx;

    private DnsChecks(TxtCheck txt, MxCheck mx) {
        this.txt = txt;
        this.mx = mx;
    }

    /** Wires the checks; nothing is asked yet. */
    public static DnsChecks from(DnsSettings settings, InstantSource clock) {
        var lookup = new DnsJavaLookup(settings.access(), new GuavaPublicSuffixes(), clock);
        Providers providers = Providers.load();
        return new DnsChecks(
                new AuthorityTxtCheck(lookup, settings.challenge(), providers, clock, new SecureRandom()),
                new AuthorityMxCheck(lookup, settings.plan(), providers, clock));
    }

    /** Whether a verification code is published. */
    public TxtCheck txt() {
        return txt;
    }

    /** Where a domain's mail goes. */
    public MxCheck mx() {
        return mx;
    }
}
