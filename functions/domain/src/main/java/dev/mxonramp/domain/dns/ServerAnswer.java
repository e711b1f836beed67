package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.name.DomainName;

/**
 * One name server's answer to one question.
 *
 * @param server the name server's name
 * @param listing who names it
 * @param address the address asked, or empty where there is none
 * @param aa whether the server says that it is responsible (AA, RFC 1035 4.1.1)
 * @param ad whether we found its signatures to hold (AD, RFC 4035 3.2.3); an authority's own AD bit says nothing
 * @param millis time that the answer took
 */
public record ServerAnswer(DomainName server, ZoneCut.Listing listing, String address, Reply reply, boolean aa,
        boolean ad, long millis) {
    /**
     * Whether the server counts among the delegated ones: one that only the zone itself names does once it answers, and
     * never for a proof ({@link Observation#tally}). Who asks it then sees what it says; where it does not answer, nobody
     * is any worse off.
     */
    boolean counts() {
        boolean asked = !(reply instanceof Reply.Failed failed && failed.failure() == Reply.Failure.UNUSED_FAMILY);
        return asked && (listing != ZoneCut.Listing.CHILD_ONLY || reply.answered());
    }
}
