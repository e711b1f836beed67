package dev.mxonramp.testkit.dns;

import dev.mxonramp.domain.dns.Finding.Fault;
import dev.mxonramp.domain.dns.MxCheck;
import dev.mxonramp.domain.name.DomainName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** An {@link MxCheck} that finds what the test says; a domain that was not scripted is an error. */
public final class ScriptedMxCheck implements MxCheck {
    private final Script<Outcome> script = new Script<>();
    private final InstantSource clock;

    /** @param clock gives each finding's {@code checkedAt} */
    public ScriptedMxCheck(InstantSource clock) {
        this.clock = clock;
    }

    /** From now on all MX records are ours. */
    public ScriptedMxCheck ours(DomainName domain) {
        return always(domain, outcome(true, true, List.of(), "mx.complete", Fault.NOBODY));
    }

    /** From now on only the old host's records are there. */
    public ScriptedMxCheck old(DomainName domain, Duration ttl, String... records) {
        return always(domain,
                outcome(false, true, List.of(new Served(List.of(records), ttl)), "mx.other", Fault.RECORD));
    }

    /** From now on our records stand beside these others. */
    public ScriptedMxCheck split(DomainName domain, Duration ttl, String... records) {
        return always(domain,
                outcome(false, true, List.of(new Served(List.of(records), ttl)), "mx.split", Fault.RECORD));
    }

    /** From now on there is no MX record. */
    public ScriptedMxCheck none(DomainName domain) {
        return always(domain, outcome(false, true, List.of(), "mx.none", Fault.RECORD));
    }

    /** From now on no authority answers. */
    public ScriptedMxCheck unreachable(DomainName domain) {
        return always(domain, outcome(false, false, List.of(), "dns.unreachable", Fault.DNS_HOST));
    }

    /** From now on every check ends like this. */
    public ScriptedMxCheck always(DomainName domain, Outcome outcome) {
        script.set(domain, outcome);
        return this;
    }

    /** After what was scripted before, one check ends like this; the last one scripted stays. */
    public ScriptedMxCheck then(DomainName domain, Outcome outcome) {
        script.then(domain, outcome);
        return this;
    }

    /** The domains asked for, in order. */
    public List<DomainName> asked() {
        return script.asked();
    }

    @Override
    public Outcome check(DomainName domain) {
        return script.next(domain);
    }

    @Override
    public Outcome confirmed(Outcome seen) {
        return seen;
    }

    private Outcome outcome(boolean ours, boolean definitive, List<Served> others, String code, Fault fault) {
        return new Outcome(ours, ours || code.equals("mx.split"), definitive, others,
                Findings.of(code, fault, clock.instant()));
    }
}
