package dev.mxonramp.domain.dns.provider;

import java.util.List;

/**
 * A company that receives mail for others' domains: a mailbox host, or a filter before one.
 *
 * @param id stable, for the API
 * @param name as people know it
 * @param targets its hosts in MX records
 */
public record MailHost(String id, String name, List<NamePattern> targets) {
    public MailHost {
        targets = List.copyOf(targets);
    }

    /** Whether the target of an MX record is its own. */
    boolean owns(String target) {
        return targets.stream().anyMatch(pattern -> pattern.matches(target));
    }
}
