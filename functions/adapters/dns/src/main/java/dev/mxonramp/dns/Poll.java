package dev.mxonramp.dns;

import dev.mxonramp.domain.dns.Observation.Tally;
import dev.mxonramp.domain.dns.Question;
import dev.mxonramp.domain.dns.Reply.Failure;
import dev.mxonramp.domain.dns.ZoneCut;
import dev.mxonramp.domain.name.DomainName;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Asks a zone's servers where a zone below is: any one of them, or so many that one alone decides nothing. */
final class Poll {
    /** Registries have up to 13 servers; the first of three to answer will do. */
    private static final int ASKED_AT_ONCE = 3;

    private final Asker asker;

    Poll(Asker asker) {
        this.asker = asker;
    }

    private interface Way {
        Asker.Heard ask(InetAddress address, Question question) throws ExchangeException;
    }

    /**
     * What the first of some servers says that is of use here: of one chosen at random, which is spared when it does not
     * answer at once; then of three at a time.
     */
    Optional<Asker.Heard> first(ZoneCut cut, Question question) {
        List<InetAddress> addresses = new ArrayList<>();
        cut.servers().forEach(server -> addresses.addAll(server.addresses()));
        Collections.shuffle(addresses, ThreadLocalRandom.current());
        if (addresses.size() > 1) {
            Optional<Asker.Heard> heard = useful(addresses.getFirst(), question, cut, asker::once);
            if (heard.isPresent()) {
                return heard;
            }
        }
        for (int from = 0; from < addresses.size(); from += ASKED_AT_ONCE) {
            Optional<Asker.Heard> heard = together(
                    addresses.subList(from, Math.min(addresses.size(), from + ASKED_AT_ONCE)), question, cut).stream()
                    .flatMap(Optional::stream).findFirst();
            if (heard.isPresent()) {
                return heard;
            }
        }
        return Optional.empty();
    }

    /**
     * What the quorum of all servers that the parent names says (as for a proof, {@link Tally#quorum}): a reply that names
     * the zone and the servers that the quorum names, and only those addresses of theirs that it gives.
     */
    Optional<Asker.Heard> quorum(ZoneCut cut, Question question) {
        var servers = new LinkedHashMap<DomainName, List<InetAddress>>();
        cut.parents().stream()
                .filter(server -> !server.addresses().isEmpty() || server.unusable() != Failure.UNUSED_FAMILY)
                .forEach(server -> servers.computeIfAbsent(server.name(), _ -> new ArrayList<>())
                        .addAll(server.addresses()));
        List<Optional<Asker.Heard>> replies = together(
                servers.values().stream().flatMap(List::stream).toList(), question, cut);
        List<List<Asker.Heard>> votes = new ArrayList<>();
        int from = 0;
        for (List<InetAddress> addresses : servers.values()) {
            int to = from + addresses.size();
            votes.add(replies.subList(from, to).stream().flatMap(Optional::stream).toList());
            from = to;
        }
        return votes.stream().flatMap(Collection::stream)
                .filter(heard -> carried(votes, each -> said(each, cut).equals(said(heard, cut)))).findFirst()
                .map(heard -> withAgreedAddresses(heard, votes));
    }

    private static boolean carried(List<List<Asker.Heard>> votes, Predicate<Asker.Heard> holds) {
        List<List<Asker.Heard>> answered = votes.stream().filter(vote -> !vote.isEmpty()).toList();
        int holding = (int) answered.stream().filter(vote -> vote.stream().allMatch(holds)).count();
        return new Tally(votes.size(), answered.size(), holding).quorum();
    }

    /**
     * What a reply says of zones below: to which one it refers, or which one its server serves itself, and its servers; or
     * that the name does not exist.
     */
    private record Said(Optional<DomainName> referred, Optional<DomainName> served, List<DomainName> servers,
            boolean missing) {}

    private static Said said(Asker.Heard heard, ZoneCut cut) {
        Message reply = heard.reply();
        if (!reply.getHeader().getFlag(Flags.AA)) {
            Optional<DomainName> below = Replies.referral(heard.query(), reply, cut.zone());
            return new Said(below, Optional.empty(), below.map(
                    zone -> NameServers.names(zone, reply, Section.AUTHORITY)).orElse(List.of()), false);
        }
        Optional<DomainName> served = Replies.served(heard.query(), reply, cut.zone());
        return new Said(Optional.empty(), served, Names.domain(heard.query().getQuestion().getName())
                .map(name -> NameServers.names(name, reply, Section.ANSWER)).orElse(List.of()),
                served.isEmpty() && reply.getRcode() == Rcode.NXDOMAIN);
    }

    private static Asker.Heard withAgreedAddresses(Asker.Heard heard, List<List<Asker.Heard>> votes) {
        Message reply = heard.reply().clone();
        List<Record> additional = reply.getSection(Section.ADDITIONAL);
        reply.removeAllRecords(Section.ADDITIONAL);
        additional.stream()
                .filter(record -> carried(votes, each -> each.reply().getSection(Section.ADDITIONAL).contains(record)))
                .forEach(record -> reply.addRecord(record, Section.ADDITIONAL));
        return new Asker.Heard(heard.query(), reply);
    }

    private List<Optional<Asker.Heard>> together(List<InetAddress> addresses, Question question, ZoneCut cut) {
        List<Callable<Optional<Asker.Heard>>> tasks = new ArrayList<>();
        addresses.forEach(address -> tasks.add(() -> useful(address, question, cut, asker::authority)));
        return asker.together(tasks);
    }

    private static Optional<Asker.Heard> useful(InetAddress address, Question question, ZoneCut cut, Way way) {
        try {
            Asker.Heard heard = way.ask(address, question);
            Message reply = heard.reply();
            boolean answered = reply.getRcode() == Rcode.NOERROR || reply.getRcode() == Rcode.NXDOMAIN;
            boolean responsible = reply.getHeader().getFlag(Flags.AA)
                    || Replies.referral(heard.query(), reply, cut.zone()).isPresent();
            return answered && responsible ? Optional.of(heard) : Optional.empty();
        } catch (ExchangeException silent) {
            // The next server is asked; that this one keeps silent shows when all are asked for the record itself.
            return Optional.empty();
        }
    }
}
