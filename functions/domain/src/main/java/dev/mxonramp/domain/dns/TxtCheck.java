package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.claim.IssuedCodes;
import dev.mxonramp.domain.name.DomainName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks whether a verification code is published: the one check behind sign-up page, sweep and "check now". */
public interface TxtCheck {
    /**
     * The outcome of an ownership check.
     *
     * @param proven whether the code is proven to be published (dns.md 10)
     * @param definitive whether absence is certain: every authority answered, and none has the code
     * @param finding what was seen, and what to do
     * @param evidence all that was seen, from which {@link TxtClassifier} gives the same diagnosis at any time; null if
     *        not even the zone was found
     */
    record Outcome(boolean proven, boolean definitive, Finding finding, @Nullable TxtView evidence) {
        /** Without evidence. */
        public Outcome(boolean proven, boolean definitive, Finding finding) {
            this(proven, definitive, finding, null);
        }

        /** The same, going on from the finding of the look before, if there was one. */
        public Outcome following(Optional<Finding> last) {
            return new Outcome(proven, definitive, last.map(finding::following).orElse(finding), evidence);
        }
    }

    /** Looks at the domain's own authoritative servers; takes 8 s at most and never throws for what DNS says. */
    Outcome check(DomainName domain, IssuedCodes codes);

    /**
     * The same while nobody waits for it: where the authorities still answer as at the last look that found nothing, its
     * finding is given again, and nothing more is asked. Anything else becomes a whole check.
     *
     * @param last the stored finding
     * @throws Crowded if this would have to wait long for its turn at a name server
     */
    default Outcome glance(DomainName domain, IssuedCodes codes, Optional<Finding> last) {
        return check(domain, codes);
    }

    /**
     * The same for a code that was proven before, whose absence has consequences: in a signed zone it is definitive only
     * where the signatures of every answer hold (RFC 4035 5.4). An absence takes twice as long at most.
     */
    Outcome recheck(DomainName domain, IssuedCodes codes);
}
