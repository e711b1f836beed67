package dev.mxonramp.dns;

import dev.mxonramp.domain.dns.DnsRecord;
import dev.mxonramp.domain.dns.DnsRecord.Data;
import dev.mxonramp.domain.dns.Reply;
import dev.mxonramp.domain.dns.Reply.Failure;
import dev.mxonramp.domain.name.DomainName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Reads messages into {@link Reply}s. Total: whatever a server sends becomes one. */
final class Replies {
    private static final int LONGEST_CHAIN = 8;

    private Replies() {}

    /** The octets as a message, if they are a reply to this very query. */
    static Optional<Message> reply(Message query, byte[] octets) {
        try {
            var reply = new Message(octets);
            // An update's records may have no data (RFC 2136 2.4), which nothing behind this door expects.
            boolean answers = reply.getHeader().getID() == query.getHeader().getID()
                    && reply.getHeader().getFlag(Flags.QR) && reply.getHeader().getOpcode() == Opcode.QUERY
                    && (query.getQuestion().equals(reply.getQuestion()) || misunderstood(reply));
            return answers ? Optional.of(reply) : Optional.empty();
        } catch (IOException notAMessage) {
            return Optional.empty();
        }
    }

    /** Who could not read a query need not repeat what was asked (RFC 6891 7). */
    private static boolean misunderstood(Message reply) {
        return reply.getRcode() == Rcode.FORMERR && reply.getQuestion() == null;
    }

    /** What a resolver said. */
    static Reply recursive(Message query, Message raw) {
        return failure(raw).orElseGet(() -> {
            Chain chain = Chain.of(query, raw);
            if (chain.odd) {
                return new Reply.Failed(Failure.MALFORMED, "answers, but not to this question");
            }
            return chain.records.isEmpty() ? chain.absent() : new Reply.Present(chain.records, chain.aliases);
        });
    }

    /** What a server said that is to be responsible for the zone. */
    static Reply authoritative(Message query, Message raw, DomainName zone) {
        return failure(raw).orElseGet(() -> {
            Chain chain = Chain.of(query, raw);
            if (chain.odd) {
                return new Reply.Failed(Failure.MALFORMED, "answers, but not to this question");
            }
            if (!raw.getHeader().getFlag(Flags.AA)) {
                return referral(query, raw, zone).<Reply>map(Reply.Referred::new).orElseGet(() -> new Reply.Failed(
                        Failure.NOT_AUTHORITATIVE, "answers, but is not responsible for the zone"));
            }
            if (!chain.records.isEmpty()) {
                return new Reply.Present(chain.records, chain.aliases);
            }
            return chain.aliases.isEmpty() ? chain.absent() : new Reply.Alias(chain.aliases);
        });
    }

    /** The zone below {@code zone} that the reply refers to, on the way to the name asked for. */
    static Optional<DomainName> referral(Message query, Message raw, DomainName zone) {
        return raw.getSection(Section.AUTHORITY).stream().filter(record -> record.getType() == Type.NS)
                .map(Record::getName).filter(query.getQuestion().getName()::subdomain)
                .flatMap(owner -> Names.domain(owner).stream())
                .filter(owner -> !owner.equals(zone) && owner.isAtOrBelow(zone)).findFirst();
    }

    /** The SOA in the answer or the authority section, if it is of a zone at or above the name asked for. */
    static Optional<SOARecord> soa(Message query, Message raw) {
        return Stream.of(Section.ANSWER, Section.AUTHORITY)
                .flatMap(section -> raw.getSection(section).stream()).filter(SOARecord.class::isInstance)
                .map(SOARecord.class::cast).filter(soa -> query.getQuestion().getName().subdomain(soa.getName()))
                .findFirst();
    }

    /** The zone below {@code zone} that the name belongs to and that the server, responsible for both, serves itself. */
    static Optional<DomainName> served(Message query, Message raw, DomainName zone) {
        return soa(query, raw).map(SOARecord::getName).flatMap(Names::domain)
                .filter(owner -> owner.isAtOrBelow(zone) && !owner.equals(zone));
    }

    private static Optional<Reply> failure(Message raw) {
        return switch (raw.getRcode()) {
            case Rcode.NOERROR, Rcode.NXDOMAIN -> Optional.empty();
            case Rcode.REFUSED, Rcode.NOTAUTH ->
                Optional.of(new Reply.Failed(Failure.REFUSED, "refuses: it does not serve the zone"));
            case Rcode.SERVFAIL -> Optional.of(BogusReason.said(raw).map(why -> new Reply.Failed(Failure.BOGUS, why))
                    .orElseGet(() -> new Reply.Failed(Failure.SERVER_FAILURE, "fails (SERVFAIL)")));
            default -> Optional
                    .of(new Reply.Failed(Failure.SERVER_FAILURE, "fails (" + Rcode.string(raw.getRcode()) + ")"));
        };
    }

    /** The aliases from the name asked for on, and the records where they end. */
    private static final class Chain {
        private final List<DomainName> aliases = new ArrayList<>();
        private final List<DnsRecord> records = new ArrayList<>();
        private final Message raw;
        private final Message query;
        private boolean odd;

        private Chain(Message query, Message raw) {
            this.query = query;
            this.raw = raw;
        }

        static Chain of(Message query, Message raw) {
            var chain = new Chain(query, raw);
            chain.read();
            return chain;
        }

        private void read() {
            Optional<List<Record>> normal = normalized();
            if (normal.isEmpty()) {
                odd = true;
                return;
            }
            List<Record> answer = normal.get();
            odd = answer.isEmpty() && !raw.getSection(Section.ANSWER).isEmpty();
            Name at = query.getQuestion().getName();
            for (int hop = 0; hop <= LONGEST_CHAIN; hop++) {
                Name owner = at;
                Optional<CNAMERecord> alias = answer.stream().filter(CNAMERecord.class::isInstance)
                        .map(CNAMERecord.class::cast).filter(record -> record.getName().equals(owner)).findFirst();
                if (alias.isEmpty()) {
                    answer.stream().filter(record -> record.getName().equals(owner)
                            && record.getType() == query.getQuestion().getType() && record.getDClass() == DClass.IN)
                            .forEach(record -> records.add(record(record)));
                    // A name that does not exist has no records: who says both is not to be believed.
                    odd |= raw.getRcode() == Rcode.NXDOMAIN && !records.isEmpty();
                    return;
                }
                at = alias.get().getTarget();
                Optional<DomainName> target = Names.domain(at);
                odd |= target.isEmpty();
                target.ifPresent(aliases::add);
            }
            odd = true;
        }

        /** The answer without what was not asked for, which a raw reply may well carry; empty if it makes no sense. */
        private Optional<List<Record>> normalized() {
            try {
                return Optional.of(raw.normalize(query).getSection(Section.ANSWER));
            } catch (RuntimeException e) {
                // dnsjava takes it that a signature of an alias never stands there without the alias.
                return Optional.empty();
            }
        }

        Reply.Absent absent() {
            return new Reply.Absent(raw.getRcode() == Rcode.NXDOMAIN,
                    raw.getSection(Section.AUTHORITY).stream().filter(SOARecord.class::isInstance)
                            .map(SOARecord.class::cast).findFirst().flatMap(Replies::negative).orElse(null));
        }
    }

    /** RFC 2308 5: the lesser of the SOA's own TTL and its MINIMUM. */
    private static Optional<Reply.Soa> negative(SOARecord soa) {
        return Names.domain(soa.getName()).map(zone -> new Reply.Soa(zone, soa.getSerial(),
                Duration.ofSeconds(Math.min(soa.getTTL(), soa.getMinimum()))));
    }

    private static DnsRecord record(Record record) {
        Data data = switch (record) {
            case TXTRecord txt -> new Data.Text(joined(txt));
            case MXRecord mx -> new Data.Mail(mx.getPriority(), Names.text(mx.getTarget()));
            case SOARecord soa -> negative(soa).<Data>map(Data.Start::new)
                    .orElseGet(() -> new Data.Other(soa.rdataToString()));
            default -> new Data.Other(record.rdataToString());
        };
        return new DnsRecord(record.getTTL(), data);
    }

    /** The octets as they are: {@code getStrings()} would escape them. */
    private static String joined(TXTRecord txt) {
        var octets = new ByteArrayOutputStream();
        txt.getStringsAsByteArrays().forEach(octets::writeBytes);
        return octets.toString(StandardCharsets.UTF_8);
    }
}
