package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.claim.IssuedCodes;
import dev.mxonramp.domain.name.DomainName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a TXT check saw, for {@link TxtClassifier}.
 *
 * @param atName the answers for the challenge's name
 * @param atDomain the answers for the domain itself
 * @param atTarget the answers of the authorities that an alias of the challenge's name leads to, or null
 * @param wildcard whether a random sibling name gets the same
 * @param elsewhere names tried besides, with what one server said
 * @param otherTypes types of records found at the challenge's name
 * @param resolver the public resolver's answer for the name that has the value, or null if it was not asked
 * @param unsound what the zone's signatures say against a proof, or null
 */
public record TxtView(DomainName domain, Challenge challenge, IssuedCodes codes, ZoneCut cut, Observation atName,
        Observation atDomain, @Nullable Observation atTarget, Wildcard wildcard, List<Place> elsewhere,
        List<String> otherTypes, @Nullable Reply resolver, @Nullable DnsTrouble unsound, Instant at)
        implements
            CheckView {
    public TxtView {
        elsewhere = List.copyOf(elsewhere);
        otherTypes = List.copyOf(otherTypes);
    }

    @Override
    public String diagnosis() {
        return TxtClassifier.classify(this).code();
    }

    /** The same, with what the zone's signatures say. */
    TxtView unsound(DnsTrouble trouble) {
        return new TxtView(domain, challenge, codes, cut, atName, atDomain, atTarget, wildcard, elsewhere, otherTypes,
                resolver, trouble, at);
    }

    /** What a random sibling of the name with the value said. */
    public enum Wildcard {
        /** It was not asked, since there is nothing to tell apart. */
        NOT_ASKED,
        /** It has the value too. */
        YES,
        /** It does not have it. */
        NO,
        /** Nobody answered. */
        UNKNOWN
    }

    /** A name that was tried besides the right ones. */
    public record Place(DomainName name, Reply reply) {}

    /** Whether a reply holds the value under the very name asked for, or under an alias within the zone. */
    boolean holds(Reply reply) {
        return reply instanceof Reply.Present present && present.records().stream().anyMatch(this::exact);
    }

    /**
     * The same for the domain itself, where an alias never proves: whoever runs the host that a forgotten alias points to
     * could otherwise take the name.
     */
    boolean holdsWithoutAlias(Reply reply) {
        return holds(reply) && reply instanceof Reply.Present present && present.aliases().isEmpty();
    }

    /** The same for the challenge's name, which is the domain itself where the label does not fit in front of it. */
    boolean holdsAtName(Reply reply) {
        return nameIsDomain() ? holdsWithoutAlias(reply) : holds(reply);
    }

    /** Whether the domain itself is the one name where the value counts. */
    boolean nameIsDomain() {
        return atName.question().equals(atDomain.question());
    }

    private boolean exact(DnsRecord record) {
        return record.data() instanceof DnsRecord.Data.Text(String value)
                && Likeness.of(value, challenge, codes) instanceof Likeness.Exact;
    }
}
