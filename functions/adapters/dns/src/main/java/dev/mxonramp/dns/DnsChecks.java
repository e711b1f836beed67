package dev.mxonramp.dns;

import dev.mxonramp.domain.cutover.AuthorityStsCheck;
import dev.mxonramp.domain.cutover.StsCheck;
import dev.mxonramp.domain.cutover.StsPolicyFetch;
import dev.mxonramp.domain.dns.AuthorityMxCheck;
import dev.mxonramp.domain.dns.AuthorityTxtCheck;
import dev.mxonramp.domain.dns.AuthoritySoughtRecordCheck;
import dev.mxonramp.domain.dns.MxCheck;
import dev.mxonramp.domain.dns.SoughtRecordCheck;
import dev.mxonramp.domain.dns.TxtCheck;
import dev.mxonramp.domain.dns.provider.Providers;
import dev.mxonramp.domain.name.PublicSuffixes;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The checks over the real DNS, wired; they share one lookup, may be used by many threads at once, and live long. */
public final class DnsChecks {
    private final DnsJavaLookup lookup;
    private final TxtCheck txt;
    private final MxCheck mx;
    private final SoughtRecordCheck sought;

    private DnsChecks(DnsJavaLookup lookup, TxtCheck txt, MxCheck mx, SoughtRecordCheck sought) {
        this.lookup = lookup;
        this.txt = txt;
        this.mx = mx;
        this.sought = sought;
    }

    /** Wires the checks; nothing is asked yet. */
    public static DnsChecks from(DnsSettings settings, PublicSuffixes suffixes, InstantSource clock) {
        return over(new DnsJavaLookup(settings.access(), suffixes, clock), settings, clock);
    }

    static DnsChecks over(DnsJavaLookup lookup, DnsSettings settings, InstantSource clock) {
        Providers providers = Providers.load();
        return new DnsChecks(lookup,
                new AuthorityTxtCheck(lookup, settings.challenge(), providers, clock, new SecureRandom()),
                new AuthorityMxCheck(lookup, settings.plan(), providers, clock),
                new AuthoritySoughtRecordCheck(lookup, providers, clock));
    }

    /** Whether a verification code is published. */
    public TxtCheck txt() {
        return txt;
    }

    /** Where a domain's mail goes. */
    public MxCheck mx() {
        return mx;
    }

    /** Whether the records are published by which mail clients find their settings. */
    public SoughtRecordCheck sought() {
        return sought;
    }

    /** As {@link DnsJavaLookup#shareAmong}. */
    public void shareAmong(int lookups) {
        lookup.shareAmong(lookups);
    }

    /** Which MTA-STS policy a domain publishes; the file itself is fetched by {@code fetch}. */
    public StsCheck sts(StsPolicyFetch fetch) {
        return new AuthorityStsCheck(lookup, fetch);
    }
}
