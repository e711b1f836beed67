package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.name.DomainName;
import java.util.List;

/** What is wrong before any record can be judged; the same for TXT and MX. */
public sealed interface DnsTrouble extends TxtDiagnosis, MxDiagnosis {
    /** The code of {@link Unreachable}. */
    String UNREACHABLE = "dns.unreachable";

    /** The servers that the registrar delegates to do not serve the zone. */
    record Lame(DomainName zone, List<DomainName> servers) implements DnsTrouble {
        @Override
        public String code() {
            return "dns.lame";
        }
    }

    /** None of the zone's servers answers. */
    record Unreachable(DomainName zone, String detail) implements DnsTrouble {
        @Override
        public String code() {
            return UNREACHABLE;
        }
    }

    /** The signatures do not hold; {@code text} is what the validator said, or empty. */
    record Bogus(DomainName zone, String text) implements DnsTrouble {
        @Override
        public String code() {
            return "dns.bogus";
        }
    }

    /** The record is there, and whether the zone's signatures hold could not be told: no proof, and no accusation. */
    record Unvalidated(DomainName zone, String detail) implements DnsTrouble {
        @Override
        public String code() {
            return "dns.unvalidated";
        }
    }

    /** The registry does not know the domain. */
    record Unregistered(DomainName domain) implements DnsTrouble {
        @Override
        public String code() {
            return "dns.unregistered";
        }
    }

    /** We could not look. */
    record Ours(String detail) implements DnsTrouble {
        @Override
        public String code() {
            return "dns.ours";
        }
    }
}
