package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.name.DomainName;
import java.util.List;
import java.util.Optional;

/** Asks the DNS, and says what it answered without judging it. Never throws for what the DNS says. */
public interface DnsLookup {
    /**
     * Begins a check: all its questions together take 8 s at most, and what has no time left fails as {@code OURS}; waiting for a turn
     * at a name server that others of us ask too does not count. Where this thread's looks have a {@link LookEnd}, its
     * questions throw {@link Crowded} once they have come to it, or would wait for a turn beyond it.
     */
    Inquiry begin();

    /**
     * Begins a look that nobody waits for. Its questions throw {@link Crowded} where they would have to wait long for
     * their turn at a name server.
     */
    Inquiry beginRoutine();

    /** The questions of one check. */
    interface Inquiry {
        /**
         * The zone responsible for the name, found from the registry downwards at the authorities themselves, so that
         * nothing about the name enters a resolver's cache.
         */
        Delegation delegation(DomainName name);

        /**
         * The zone above this one as it was met on the way to it; empty where that is a registry's. Asks nothing.
         */
        Optional<ZoneCut> above(ZoneCut cut);

        /**
         * The zone responsible for the name as it was found before, as long as the delegation's TTL lasts and half an hour
         * at most. It may be an old one: good enough to see that nothing changed, and for nothing else.
         */
        Optional<ZoneCut> remembered(DomainName name);

        /** Asks every server of the zone every question, all at once; one observation for each question, in order. */
        List<Observation> askAll(ZoneCut cut, List<Question> questions);

        /** Asks each question of any one server that answers, all at once; replies in the questions' order. */
        List<Reply> askAny(ZoneCut cut, List<Question> questions);

        /** What the chain of trust says of the zone; nothing of this is asked of a resolver below the public suffix. */
        ZoneSecurity security(ZoneCut cut);

        /**
         * Asks every server of the zone with signatures, and checks these from the trust anchor down (RFC 4035 5). A bogus
         * answer becomes a failure ({@code BOGUS}, with the reason), and so does one that could not be checked
         * ({@code UNVALIDATED}); an answer of a zone that is provably unsigned stays as it is.
         */
        Observation askSigned(ZoneCut cut, Question question);

        /** Asks the public resolver, as the rest of the world does. */
        Reply askResolver(Question question);
    }
}
