package dev.mxonramp.dns;

import dev.mxonramp.domain.dns.Delegation;
import dev.mxonramp.domain.dns.DnsRecord;
import dev.mxonramp.domain.dns.Question;
import dev.mxonramp.domain.dns.Reply;
import dev.mxonramp.domain.dns.Reply.Failure;
import dev.mxonramp.domain.dns.ZoneCut;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.PublicSuffixes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Finds the zone of a name from its public suffix downwards, by the registry's and the owner's own servers. The resolver
 * is asked only where the suffix's servers are: nothing about the name itself enters its cache.
 */
final class DelegationWalk {
    private static final int DEEPEST = 8;

    private final Asker asker;
    private final Poll poll;
    private final NameServers servers;
    private final PublicSuffixes suffixes;
    private final KnownCuts registries;
    private final KnownCuts zones;
    private final KnownCuts delegations;
    private final Map<DomainName, ZoneCut> visited = new ConcurrentHashMap<>();
    /** For how long the delegations that were met hold. */
    private final Map<DomainName, Duration> lives = new ConcurrentHashMap<>();

    DelegationWalk(Asker asker, NameServers servers, PublicSuffixes suffixes, KnownCuts registries,
            KnownCuts zones, KnownCuts delegations) {
        this.asker = asker;
        this.poll = new Poll(asker);
        this.servers = servers;
        this.suffixes = suffixes;
        this.registries = registries;
        this.zones = zones;
        this.delegations = delegations;
    }

    /** The deepest zone among those found so far that holds the name; with {@code above}, that is above the name. */
    Optional<ZoneCut> nearest(DomainName name, boolean above) {
        Optional<DomainName> at = above ? name.parent() : Optional.of(name);
        while (at.isPresent()) {
            ZoneCut cut = visited.get(at.get());
            if (cut != null) {
                return Optional.of(cut);
            }
            at = at.get().parent();
        }
        return Optional.empty();
    }

    /** The deepest zone above this one among those found so far; empty where that is a registry's. */
    Optional<ZoneCut> above(DomainName zone) {
        DomainName registrable = suffixes.registrable(zone).orElse(zone);
        return nearest(zone, true).filter(cut -> cut.zone().isAtOrBelow(registrable));
    }

    /** What an earlier walk found for the name. */
    Optional<ZoneCut> remembered(DomainName name) {
        return delegations.get(name);
    }

    Delegation find(DomainName name) {
        Delegation found = walk(name);
        if (found instanceof Delegation.Found(ZoneCut cut)) {
            ZoneCut joined = zones.get(cut.zone()).filter(known -> known.parents().equals(cut.servers()))
                    .orElseGet(() -> joined(cut));
            visited.put(joined.zone(), joined);
            return new Delegation.Found(
                    delegations.put(name, joined, lives.getOrDefault(cut.zone(), Duration.ZERO)));
        }
        return found;
    }

    /** With the servers that the zone itself names. */
    private ZoneCut joined(ZoneCut cut) {
        Optional<Asker.Heard> own = poll.first(cut, new Question(cut.zone(), Question.Type.NS));
        if (own.isEmpty()) {
            return cut;
        }
        ZoneCut joined = servers.joined(cut, own.get().reply());
        zones.put(joined);
        return joined;
    }

    private Delegation walk(DomainName name) {
        DomainName registrable = suffixes.registrable(name).orElse(name);
        DomainName suffix = registrable.parent().orElse(registrable);
        return switch (registry(suffix)) {
            case Delegation.Found(ZoneCut cut) -> down(name, registrable, cut);
            case Delegation.Unregistered unregistered -> unregistered;
            case Delegation.Unknown unknown -> unknown;
        };
    }

    /** The servers of the nearest zone at or above the suffix, by the resolver. */
    private Delegation registry(DomainName suffix) {
        Optional<ZoneCut> known = registries.get(suffix);
        if (known.isPresent()) {
            return new Delegation.Found(known.get());
        }
        Reply reply = asker.resolver(new Question(suffix, Question.Type.NS));
        return switch (reply) {
            case Reply.Present present -> {
                ZoneCut cut = servers.cut(suffix, names(present), List.of());
                registries.put(cut);
                yield new Delegation.Found(cut);
            }
            // Of a whole top-level domain a resolver says so too that is shut off from the root: nothing follows from it.
            case Reply.Absent _ -> suffix.parent().map(this::registry).orElseGet(() -> new Delegation.Unknown(
                    Failure.MALFORMED, "our resolver knows no top-level domain ." + suffix + "; check the spelling"));
            case Reply.Failed(Failure failure, String detail) ->
                new Delegation.Unknown(failure, "the resolver: " + detail);
            case Reply.Alias _,Reply.Referred _ ->
                new Delegation.Unknown(Failure.MALFORMED, "the resolver knows no servers of " + suffix);
        };
    }

    private static List<DomainName> names(Reply.Present present) {
        return present.records().stream().map(DnsRecord::presented)
                .flatMap(host -> Names.domain(Name.fromConstantString(host)).stream()).sorted().toList();
    }

    private Delegation down(DomainName name, DomainName registrable, ZoneCut from) {
        ZoneCut cut = from;
        visited.put(from.zone(), from);
        for (int depth = 0; depth < DEEPEST; depth++) {
            var question = new Question(name, Question.Type.SOA);
            Optional<Asker.Heard> heard = told(registrable, cut, question);
            if (heard.isEmpty()) {
                return cut.equals(from) ? unheard(from) : new Delegation.Found(cut);
            }
            if (cut.equals(from) && denied(heard.get(), cut)) {
                // One of a registry's servers may be behind: a domain is gone when the quorum of them says so.
                heard = poll.quorum(cut, question);
                if (heard.isEmpty()) {
                    return new Delegation.Unknown(Failure.SERVER_FAILURE, "the servers of ." + cut.zone()
                            + " do not agree that there is no " + registrable);
                }
            }
            Message query = heard.get().query();
            Message reply = heard.get().reply();
            Optional<DomainName> below = Replies.referral(query, reply, cut.zone());
            if (below.isEmpty() || reply.getHeader().getFlag(Flags.AA)) {
                return at(registrable, from, cut, heard.get());
            }
            cut = servers.cut(below.get(), reply, Section.AUTHORITY);
            visited.put(cut.zone(), cut);
            lives.put(cut.zone(), life(reply));
            if (below.get().equals(name)) {
                return new Delegation.Found(cut);
            }
        }
        return new Delegation.Unknown(Failure.MALFORMED, "the delegations of " + name + " never end");
    }

    /**
     * What a zone's servers say: any one's word at a registry; the quorum's in the owner's zones, since whoever has one
     * of their servers could else refer to his own, which then prove. Without a quorum there is no zone below.
     */
    private Optional<Asker.Heard> told(DomainName registrable, ZoneCut cut, Question question) {
        return cut.zone().isAtOrBelow(registrable) ? poll.quorum(cut, question) : poll.first(cut, question);
    }

    private static Duration life(Message referral) {
        return Duration.ofSeconds(referral.getSection(Section.AUTHORITY).stream()
                .filter(record -> record.getType() == Type.NS).mapToLong(Record::getTTL).min().orElse(0));
    }

    private Delegation unheard(ZoneCut registry) {
        registries.forget(registry.zone());
        return new Delegation.Unknown(Failure.SILENT, "the servers of ." + registry.zone() + " do not answer");
    }

    /** A server that is responsible has spoken: the zone is this one, or one that it serves besides. */
    private Delegation at(DomainName registrable, ZoneCut from, ZoneCut cut, Asker.Heard heard) {
        Optional<DomainName> owner = Replies.served(heard.query(), heard.reply(), cut.zone());
        if (owner.isPresent()) {
            return new Delegation.Found(sibling(registrable, owner.get(), cut));
        }
        return cut.equals(from) && denied(heard, cut)
                ? new Delegation.Unregistered(registrable, from.zone())
                : new Delegation.Found(cut);
    }

    private static boolean denied(Asker.Heard heard, ZoneCut cut) {
        return heard.reply().getRcode() == Rcode.NXDOMAIN
                && Replies.served(heard.query(), heard.reply(), cut.zone()).isEmpty();
    }

    /** The servers of a zone that the servers of the zone above serve too, so that they never refer to it. */
    private ZoneCut sibling(DomainName registrable, DomainName zone, ZoneCut above) {
        return told(registrable, above, new Question(zone, Question.Type.NS))
                .map(heard -> servers.cut(zone, heard.reply(), Section.ANSWER))
                .filter(cut -> !cut.servers().isEmpty()).orElseGet(() -> new ZoneCut(zone, above.servers()));
    }
}
