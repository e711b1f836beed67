package dev.mxonramp.testkit.dns;

import dev.mxonramp.domain.claim.IssuedCodes;
import dev.mxonramp.domain.claim.VerificationCode;
import dev.mxonramp.domain.dns.Finding.Fault;
import dev.mxonramp.domain.dns.TxtCheck;
import dev.mxonramp.domain.name.DomainName;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** A {@link TxtCheck} that finds what the test says; a domain that was not scripted is an error. */
public final class ScriptedTxtCheck implements TxtCheck {
    private final Script<Seen> script = new Script<>();
    private final InstantSource clock;

    /** @param clock gives each finding's {@code checkedAt} */
    public ScriptedTxtCheck(InstantSource clock) {
        this.clock = clock;
    }

    /** From now on every check of the domain finds these codes. */
    public ScriptedTxtCheck published(DomainName domain, VerificationCode... codes) {
        script.set(domain, new Seen.Published(Set.of(codes)));
        return this;
    }

    /** From now on the record is certainly not there. */
    public ScriptedTxtCheck absent(DomainName domain) {
        script.set(domain, new Seen.Fixed(outcome(false, true, "txt.absent", Fault.RECORD)));
        return this;
    }

    /** From now on no authority answers. */
    public ScriptedTxtCheck unreachable(DomainName domain) {
        script.set(domain, new Seen.Fixed(outcome(false, false, "dns.unreachable", Fault.DNS_HOST)));
        return this;
    }

    /** From now on every check ends like this. */
    public ScriptedTxtCheck always(DomainName domain, Outcome outcome) {
        script.set(domain, new Seen.Fixed(outcome));
        return this;
    }

    /** After what was scripted before, one check ends like this; the last one scripted stays. */
    public ScriptedTxtCheck then(DomainName domain, Outcome outcome) {
        script.then(domain, new Seen.Fixed(outcome));
        return this;
    }

    /** The domains asked for, in order. */
    public List<DomainName> asked() {
        return script.asked();
    }

    @Override
    public Outcome check(DomainName domain, IssuedCodes codes) {
        return switch (script.next(domain)) {
            case Seen.Fixed(Outcome outcome) -> outcome;
            case Seen.Published(Set<VerificationCode> published) when published.contains(codes.current()) ->
                outcome(true, true, "txt.found", Fault.NOBODY);
            case Seen.Published _ -> outcome(false, true, "txt.other-value", Fault.RECORD);
        };
    }

    @Override
    public Outcome recheck(DomainName domain, IssuedCodes codes) {
        return check(domain, codes);
    }

    private Outcome outcome(boolean proven, boolean definitive, String code, Fault fault) {
        return new Outcome(proven, definitive, Findings.of(code, fault, clock.instant()));
    }

    private sealed interface Seen {
        record Fixed(Outcome outcome) implements Seen {}

        record Published(Set<VerificationCode> codes) implements Seen {}
    }
}
