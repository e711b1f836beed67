package dev.mxonramp.testkit.cutover;

import dev.mxonramp.domain.cutover.StsPolicyFetch;
import dev.mxonramp.domain.egress.EgressPolicy;
import dev.mxonramp.domain.name.DomainName;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Policy files in memory; a host that was not scripted is an error. Loopback addresses pass. */
public final class InMemoryPolicyFiles implements StsPolicyFetch {
    private final EgressPolicy policy = new EgressPolicy(true);
    private final Map<DomainName, Fetched> files = new HashMap<>();
    private final List<DomainName> asked = new ArrayList<>();

    /** From now on the host has this file. */
    public synchronized InMemoryPolicyFiles file(DomainName host, String text) {
        files.put(host, new Fetched.Text(text));
        return this;
    }

    /** From now on the host's server answers without a file. */
    public synchronized InMemoryPolicyFiles none(DomainName host) {
        files.put(host, new Fetched.Failed("its server answers 404 in place of the policy"));
        return this;
    }

    /** The hosts connected to, in order. */
    public synchronized List<DomainName> asked() {
        return List.copyOf(asked);
    }

    @Override
    public synchronized Fetched fetch(DomainName host, List<InetAddress> addresses) {
        if (policy.refusal(addresses).isPresent()) {
            return new Fetched.Failed("its server cannot be asked");
        }
        asked.add(host);
        Fetched file = files.get(host);
        if (file == null) {
            throw new AssertionError("nobody scripted a policy file of " + host);
        }
        return file;
    }
}
