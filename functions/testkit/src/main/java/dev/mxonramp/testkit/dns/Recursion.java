package dev.mxonramp.testkit.dns;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The recursive resolver's side: answers from whichever authority is healthy, follows aliases, or is out of date. */
final class Recursion {
    private static final int LONGEST_CHAIN = 8;

    private final Supplier<Collection<LoopbackServer>> servers;
    private final Map<Name, ZoneData> cached = new ConcurrentHashMap<>();
    private final Map<Name, String> bogus = new ConcurrentHashMap<>();
    private volatile ServerFault fault = ServerFault.NONE;

    Recursion(Supplier<Collection<LoopbackServer>> servers) {
        this.servers = servers;
    }

    void behave(ServerFault next) {
        fault = next;
    }

    ServerFault fault() {
        return fault;
    }

    void hold(LoopbackZone zone) {
        cached.put(zone.origin(), zone.data());
    }

    void release(LoopbackZone zone) {
        cached.remove(zone.origin());
    }

    void bogus(LoopbackZone zone, String text) {
        bogus.put(zone.origin(), text);
    }

    Message answer(Message query) {
        Record question = query.getQuestion();
        if (question == null) {
            return Replies.to(query, Rcode.FORMERR);
        }
        Message reply = Replies.to(query, Rcode.NOERROR);
        reply.getHeader().setFlag(Flags.RA);
        Name name = question.getName().canonicalize();
        for (int hop = 0; hop <= LONGEST_CHAIN; hop++) {
            boolean above = question.getType() == Type.DS && !name.equals(Name.root);
            Optional<ZoneData> zone = zoneFor(above ? new Name(name, 1) : name);
            if (zone.isEmpty()) {
                return Replies.to(query, Rcode.SERVFAIL);
            }
            String broken = bogus.get(zone.get().origin());
            if (broken != null) {
                return Replies.bogus(query, broken);
            }
            ZoneAnswer answer = zone.get().answer(name, question.getType());
            Optional<Name> next = append(reply, answer, name);
            SignedAnswers.complete(query, reply, name, answer, zone.get());
            if (next.isEmpty()) {
                return reply;
            }
            name = next.get();
        }
        return Replies.to(query, Rcode.SERVFAIL);
    }

    /** Adds what a zone says; the name to go on with where that was an alias leading elsewhere. */
    private static Optional<Name> append(Message reply, ZoneAnswer answer, Name asked) {
        return switch (answer) {
            case ZoneAnswer.Present(List<Record> records) -> {
                Replies.add(reply, records, Section.ANSWER);
                boolean onlyAliases = records.getLast() instanceof CNAMERecord
                        && reply.getQuestion().getType() != Type.CNAME;
                yield onlyAliases ? Optional.of(((CNAMERecord) records.getLast()).getTarget()) : Optional.empty();
            }
            case ZoneAnswer.Absent(List<Record> records, Record soa, boolean nameMissing) -> {
                Replies.add(reply, records, Section.ANSWER);
                reply.addRecord(soa, Section.AUTHORITY);
                reply.getHeader().setRcode(nameMissing ? Rcode.NXDOMAIN : Rcode.NOERROR);
                yield Optional.empty();
            }
            case ZoneAnswer.Referral(List<Record> records, List<Record> _) -> {
                Replies.add(reply, records, Section.ANSWER);
                // A zone below that nobody serves: what a resolver says then.
                reply.getHeader().setRcode(Rcode.SERVFAIL);
                yield records.isEmpty() ? Optional.empty() : Optional.of(asked);
            }
        };
    }

    private Optional<ZoneData> zoneFor(Name name) {
        return servers.get().stream().filter(server -> healthy(server.fault())).map(server -> server.zoneFor(name))
                .flatMap(Optional::stream)
                .max((a, b) -> Integer.compare(a.origin().labels(), b.origin().labels()))
                .map(zone -> cached.getOrDefault(zone.origin(), zone));
    }

    private static boolean healthy(ServerFault fault) {
        return switch (fault) {
            case NONE, TRUNCATE -> true;
            case DROP, TRUNCATE_WITHOUT_TCP, TCP_CUT_SHORT, TCP_BELOW_ITS_LENGTH, WRONG_ID, NOT_AUTHORITATIVE, REFUSED,
                    SERVFAIL, BOGUS, UNRELATED_OWNER, GARBAGE ->
                false;
        };
    }
}
