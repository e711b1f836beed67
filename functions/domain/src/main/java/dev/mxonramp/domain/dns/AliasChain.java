package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.dns.DnsLookup.Inquiry;
import dev.mxonramp.domain.name.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way of aliases from a name to where its records are.
 *
 * @param links the answers that led on, the first of them for the name itself
 * @param end the answers of the authorities at the end
 */
record AliasChain(List<Answers> links, Answers end) {
    private static final int LONGEST = 8;

    AliasChain {
        links = List.copyOf(links);
    }

    /** Follows an alias that the quorum of servers gives, to the authorities of its target; empty if there is none. */
    static Optional<AliasChain> follow(Inquiry inquiry, Answers from) {
        var links = new ArrayList<Answers>();
        Answers at = from;
        while (links.size() < LONGEST) {
            Optional<DomainName> next = target(at.seen());
            if (next.isEmpty()) {
                return links.isEmpty() ? Optional.empty() : Optional.of(new AliasChain(links, at));
            }
            if (!(inquiry.delegation(next.get()) instanceof Delegation.Found(ZoneCut cut))) {
                return Optional.empty();
            }
            links.add(at);
            at = new Answers(cut, inquiry.askAll(cut, List.of(Question.txt(next.get()))).getFirst());
        }
        return Optional.empty();
    }

    /** What the signatures say of the links; empty if they all hold. */
    Optional<DnsTrouble> unsound(Inquiry inquiry) {
        return links.stream().flatMap(link -> {
            DomainName next = target(link.seen()).orElseThrow();
            return Optional.ofNullable(Signed.proof(inquiry, link, reply -> leads(reply, next)).unsound()).stream();
        }).findFirst();
    }

    private static Optional<DomainName> target(Observation seen) {
        return seen.heard().stream().filter(Reply.Alias.class::isInstance).map(Reply.Alias.class::cast)
                .map(alias -> alias.aliases().getLast())
                .filter(target -> seen.tally(reply -> leads(reply, target)).quorum()).findFirst();
    }

    private static boolean leads(Reply reply, DomainName target) {
        return reply instanceof Reply.Alias(List<DomainName> aliases) && aliases.getLast().equals(target);
    }
}
