package dev.mxonramp.domain.cutover;

import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Something that would lose or delay mail if the MX changed now. The codes are stable API values. */
public sealed interface CutOverFinding {
    /** How much it matters. */
    enum Severity {
        /** Mail would be lost: the change waits, or somebody says that it shall not. */
        REQUIRED,
        /** The change is possible, and better later. */
        ADVISORY
    }

    /** The stable code. */
    String code();

    /** How much it matters. */
    Severity severity();

    /** Mail would be lost. */
    sealed interface Required extends CutOverFinding {
        @Override
        default Severity severity() {
            return Severity.REQUIRED;
        }
    }

    /** Better later. */
    sealed interface Advisory extends CutOverFinding {
        @Override
        default Severity severity() {
            return Severity.ADVISORY;
        }
    }

    /** There is no mailbox at all. */
    record NoMailbox() implements Required {
        @Override
        public String code() {
            return "cutover.mailbox.none";
        }
    }

    /** Addresses that are logins at the old host, and nobody's here. */
    record AddressesMissing(List<MailAddress> addresses) implements Required {
        public AddressesMissing {
            addresses = List.copyOf(addresses);
        }

        @Override
        public String code() {
            return "cutover.address.missing";
        }
    }

    /** The mail host does not take mail for the domain. */
    record DomainRefused(DomainName domain) implements Required {
        @Override
        public String code() {
            return "cutover.mailhost.domain";
        }
    }

    /** The mail host does not know mailboxes that we show. */
    record MailboxesRefused(List<MailAddress> mailboxes) implements Required {
        public MailboxesRefused {
            mailboxes = List.copyOf(mailboxes);
        }

        @Override
        public String code() {
            return "cutover.mailhost.mailbox";
        }
    }

    /** The mail host does not answer. */
    record MailHostSilent() implements Required {
        @Override
        public String code() {
            return "cutover.mailhost.silent";
        }
    }

    /**
     * Senders keep to an MTA-STS policy that does not name our hosts.
     *
     * @param hosts ours that it does not name
     * @param until when the last sender that reads it now may forget it
     */
    record StsEnforced(DomainName domain, List<DomainName> hosts, Instant until) implements Required {
        public StsEnforced {
            hosts = List.copyOf(hosts);
        }

        @Override
        public String code() {
            return "cutover.sts.enforce";
        }
    }

    /**
     * Senders may remember such a policy, though it is published no more.
     *
     * @param until when the last of them forgets it
     */
    record StsRemembered(DomainName domain, Instant until) implements Required {
        @Override
        public String code() {
            return "cutover.sts.remembered";
        }
    }

    /** As the enforced one, but senders deliver nevertheless, and report. */
    record StsTesting(DomainName domain, List<DomainName> hosts) implements Advisory {
        public StsTesting {
            hosts = List.copyOf(hosts);
        }

        @Override
        public String code() {
            return "cutover.sts.testing";
        }
    }

    /** A policy is announced and could not be read. */
    record StsUnreadable(DomainName domain, String why) implements Advisory {
        @Override
        public String code() {
            return "cutover.sts.unreadable";
        }
    }

    /**
     * The MX records may be remembered for long.
     *
     * @param ttl the greatest seen at any server
     */
    record TtlHigh(Duration ttl) implements Advisory {
        @Override
        public String code() {
            return "cutover.ttl.high";
        }
    }

    /**
     * The TTL is low now, and was higher a while ago.
     *
     * @param ttl the one before
     * @param until when the last cache forgets it
     */
    record TtlCached(Duration ttl, Instant until) implements Advisory {
        @Override
        public String code() {
            return "cutover.ttl.cached";
        }
    }

    /**
     * Not every name server said which MX records it serves.
     *
     * @param sentence the MX check's own
     */
    record MxUnclear(String sentence) implements Advisory {
        @Override
        public String code() {
            return "cutover.ttl.unknown";
        }
    }
}
