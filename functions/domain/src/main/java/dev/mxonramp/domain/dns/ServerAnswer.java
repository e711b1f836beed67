package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.name.DomainName;

/**
 * One name server's answer to one question.
 *
 * @param server the name server's name
 * @param listing who names it
 * @param address the address asked, or empty where there is none
 * @param millis time that the answer took
 */
public record ServerAnswer(DomainName server, ZoneCut.Listing listing, String address, Reply reply, long millis) {
    /**
     * Whether the server counts among the delegated ones: one that only the zone itself names does once it answers. Who
     * asks it then sees what it says; where it does not answer, nobody is any worse off.
     */
    boolean counts() {
        boolean asked = !(reply instanceof Reply.Failed failed && failed.failure() == Reply.Failure.UNUSED_FAMILY);
        return asked && (listing != ZoneCut.Listing.CHILD_ONLY || reply.answered());
    }
}
