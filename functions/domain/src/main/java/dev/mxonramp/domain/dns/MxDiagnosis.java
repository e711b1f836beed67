package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.dns.DnsRecord.Data.Mail;
import dev.mxonramp.domain.name.DomainName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one state that an MX check found; the codes are stable API values (dns.md, the diagnosis). */
public sealed interface MxDiagnosis permits DnsTrouble, MxDiagnosis.Seen {
    /** The stable code. */
    String code();

    /** A state of the records themselves. */
    sealed interface Seen extends MxDiagnosis {}

    /** No MX record. */
    record None() implements Seen {
        @Override
        public String code() {
            return "mx.none";
        }
    }

    /** All ours, in order; {@code oldUntil} is when the public resolver forgets an old set that it still gives out. */
    record Complete(@Nullable Instant oldUntil) implements Seen {
        @Override
        public String code() {
            return "mx.complete";
        }
    }

    /** All ours, the back-up first. */
    record Order(List<String> seen) implements Seen {
        @Override
        public String code() {
            return "mx.order";
        }
    }

    /** Ours only, not all of them. */
    record Partial(List<DomainName> missing) implements Seen {
        @Override
        public String code() {
            return "mx.partial";
        }
    }

    /** Ours and others. */
    record Split(List<Mail> others) implements Seen {
        @Override
        public String code() {
            return "mx.split";
        }
    }

    /** Others only. */
    record Other(List<Mail> others) implements Seen {
        @Override
        public String code() {
            return "mx.other";
        }
    }

    /** The null MX (RFC 7505), alone or beside others. */
    record Null(boolean alone) implements Seen {
        @Override
        public String code() {
            return "mx.null";
        }
    }

    /** A target is an alias; {@code host} is the domain itself where that is one. */
    record Alias(String host, String to) implements Seen {
        @Override
        public String code() {
            return "mx.cname";
        }
    }

    /** A target is an IP address. */
    record Address(String host) implements Seen {
        @Override
        public String code() {
            return "mx.address";
        }
    }

    /** A target has no address. */
    record Unresolvable(String host) implements Seen {
        @Override
        public String code() {
            return "mx.unresolvable";
        }
    }

    /** Our host with the domain appended. */
    record Suffixed(String host, DomainName meant) implements Seen {
        @Override
        public String code() {
            return "mx.suffixed";
        }
    }

    /** Our records at another name. */
    record Misplaced(DomainName seenAt) implements Seen {
        @Override
        public String code() {
            return "mx.misplaced";
        }
    }

    /** The servers differ, or too few of them answer to be sure. */
    record Disagree(int ours, int delegated) implements Seen {
        @Override
        public String code() {
            return "mx.disagree";
        }
    }
}
