package dev.mxonramp.testkit.cutover;

import dev.mxonramp.domain.cutover.StsCheck;
import dev.mxonramp.domain.cutover.StsPolicy;
import dev.mxonramp.domain.cutover.StsState;
import dev.mxonramp.domain.name.DomainName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A {@link StsCheck} that finds what the test says; a domain that was not scripted is an error. */
public final class ScriptedStsCheck implements StsCheck {
    private final Map<DomainName, StsState> states = new ConcurrentHashMap<>();

    /** From now on the domain publishes nothing. */
    public ScriptedStsCheck absent(DomainName domain) {
        return always(domain, new StsState.Absent());
    }

    /** From now on the domain publishes this policy. */
    public ScriptedStsCheck policy(DomainName domain, StsPolicy policy) {
        return always(domain, new StsState.Found(policy));
    }

    /** From now on a check ends like this. */
    public ScriptedStsCheck always(DomainName domain, StsState state) {
        states.put(domain, state);
        return this;
    }

    @Override
    public StsState check(DomainName domain) {
        StsState state = states.get(domain);
        if (state == null) {
            throw new AssertionError("nobody scripted the MTA-STS policy of " + domain);
        }
        return state;
    }
}
