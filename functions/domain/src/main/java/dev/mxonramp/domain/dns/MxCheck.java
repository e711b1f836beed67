package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.name.DomainName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks where a domain's mail goes. */
public interface MxCheck {
    /**
     * An MX RRset that at least one authority served and that is not wholly ours.
     *
     * @param records as presented, e.g. {@code 10 mx.old.test.}
     * @param ttl the greatest TTL seen
     */
    record Served(List<String> records, Duration ttl) {
        public Served {
            records = List.copyOf(records);
        }
    }

    /**
     * The outcome of an MX check.
     *
     * @param ours whether the quorum of the authorities (dns.md 10), and every one that answered, serves our hosts only,
     *        all of them ({@code mx.complete}; {@code mx.order} works too and counts)
     * @param someOurs whether at least one authority serves at least one of our hosts
     * @param definitive whether every authority answered
     * @param others the sets not ours that were served
     * @param finding what was seen, and what to do
     * @param evidence all that was seen, from which {@link MxClassifier} gives the same diagnosis at any time; null if
     *        not even the zone was found
     */
    record Outcome(boolean ours, boolean someOurs, boolean definitive, List<Served> others, Finding finding,
            @Nullable MxView evidence) {
        public Outcome {
            others = List.copyOf(others);
        }

        /** Without evidence. */
        public Outcome(boolean ours, boolean someOurs, boolean definitive, List<Served> others, Finding finding) {
            this(ours, someOurs, definitive, others, finding, null);
        }

        /** The same, going on from the finding of the look before, if there was one. */
        public Outcome following(Optional<Finding> last) {
            return new Outcome(ours, someOurs, definitive, others, last.map(finding::following).orElse(finding),
                    evidence);
        }
    }

    /** Looks at the domain's own authoritative servers; takes 8 s at most and never throws for what DNS says. */
    Outcome check(DomainName domain);

    /**
     * The outcome of a look where what was not there has consequences: in a signed zone records that are not ours are
     * definitive only if the signatures of every answer hold (RFC 4035 5). Takes 8 s at most.
     *
     * @param seen what a look of this check came to
     */
    Outcome confirmed(Outcome seen);

    /**
     * The same while nobody waits for it: where the authorities still answer as at the last look that found other hosts or
     * none, its finding is given again, and nothing more is asked. Anything else becomes a whole check.
     *
     * @param last the stored finding
     * @throws Crowded if this would have to wait long for its turn at a name server
     */
    default Outcome glance(DomainName domain, Optional<Finding> last) {
        return check(domain);
    }
}
