package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.dns.ZoneCut.Listing;
import dev.mxonramp.domain.name.DomainName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What all of a zone's name servers said to one question. */
public record Observation(Question question, List<ServerAnswer> answers) {
    public Observation {
        answers = List.copyOf(answers);
    }

    /**
     * How many of the delegated servers give a reply that the predicate accepts. Those that only the zone itself names may
     * speak against it and never carry it, since a single server could name any number of them: where it is only with them
     * that there is a quorum, the count is of the others.
     */
    public Tally tally(Predicate<Reply> holds) {
        Tally whole = tally(ServerAnswer::counts, holds);
        Tally parents = tally(answer -> answer.counts() && answer.listing() != Listing.CHILD_ONLY, holds);
        return whole.quorum() && !parents.quorum() ? parents : whole;
    }

    private Tally tally(Predicate<ServerAnswer> counts, Predicate<Reply> holds) {
        int delegated = 0;
        int answered = 0;
        int holding = 0;
        for (List<Reply> replies : byServer(counts).values()) {
            List<Reply> heard = replies.stream().filter(Observation::speaks).toList();
            delegated++;
            answered += heard.isEmpty() ? 0 : 1;
            holding += !heard.isEmpty() && heard.stream().allMatch(holds) ? 1 : 0;
        }
        return new Tally(delegated, answered, holding);
    }

    /** The zone below that the quorum of servers refers to; empty if there is none. */
    Optional<DomainName> referral() {
        return answers.stream().map(ServerAnswer::reply).filter(Reply.Referred.class::isInstance)
                .filter(referred -> tally(referred::equals).quorum())
                .map(referred -> ((Reply.Referred) referred).zone()).findFirst();
    }

    /** A server that refers to another zone says that it is not the one to have the answer: that speaks against one. */
    private static boolean speaks(Reply reply) {
        return reply.answered() || reply instanceof Reply.Referred;
    }

    /** Whether every server that was to be asked answered, and there was one. */
    public boolean complete() {
        Tally tally = tally(_ -> true);
        return tally.delegated() > 0 && asked().allMatch(Reply::answered);
    }

    /** The usable answers. */
    public List<Reply> heard() {
        return asked().filter(Reply::answered).toList();
    }

    /** The failures of servers that were to be asked. */
    public List<Reply.Failed> failures() {
        return asked().filter(Reply.Failed.class::isInstance).map(Reply.Failed.class::cast).toList();
    }

    private Stream<Reply> asked() {
        return answers.stream().filter(ServerAnswer::counts).map(ServerAnswer::reply);
    }

    /** The replies by name server; one with several addresses counts once (dns.md 10 counts name servers). */
    private Map<DomainName, List<Reply>> byServer(Predicate<ServerAnswer> counts) {
        var servers = new LinkedHashMap<DomainName, List<Reply>>();
        answers.stream().filter(counts).forEach(
                answer -> servers.computeIfAbsent(answer.server(), _ -> new ArrayList<>())
                        .add(answer.reply()));
        return servers;
    }

    /**
     * A count over name servers.
     *
     * @param delegated all that the parent names, except those not asked, and mostly those of the zone's own that answer
     * @param answered those of them that gave a usable answer, or referred to another zone
     * @param holding those of them that gave the answer in question, at every address that answered
     */
    public record Tally(int delegated, int answered, int holding) {
        /** The quorum (dns.md 10): half of all delegated, and more than half of those that answered. */
        public boolean quorum() {
            return holding > 0 && holding * 2 >= delegated && holding * 2 > answered;
        }
    }
}
