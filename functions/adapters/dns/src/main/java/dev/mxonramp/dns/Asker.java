package dev.mxonramp.dns;

import dev.mxonramp.domain.dns.Crowded;
import dev.mxonramp.domain.dns.Question;
import dev.mxonramp.domain.dns.Reply;
import dev.mxonramp.domain.dns.Reply.Failure;
import dev.mxonramp.domain.name.DomainName;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Asks single servers within one check's time: one second a try, three tries, and never again one that kept silent. */
final class Asker {
    private static final Duration TRY = Duration.ofSeconds(1);
    private static final int TRIES = 3;
    /** What a routine look waits for a turn at most. */
    private static final long LONGEST_TURN = Duration.ofSeconds(2).toNanos();
    /** What passes unfragmented everywhere (DNS flag day 2020). */
    private static final int PAYLOAD = 1232;

    private final Exchange exchange;
    private final ExecutorService threads;
    private final DnsAccess access;
    private final Deadline deadline;
    private final Turns turns;
    private final boolean routine;
    private final Set<InetAddress> silent = ConcurrentHashMap.newKeySet();

    /** @param routine whether to throw {@link Crowded} rather than to wait long for a turn */
    Asker(Exchange exchange, ExecutorService threads, DnsAccess access, Deadline deadline, Turns turns,
            boolean routine) {
        this.exchange = exchange;
        this.threads = threads;
        this.access = access;
        this.deadline = deadline;
        this.turns = turns;
        this.routine = routine;
    }

    /** A raw reply with the query it answers. */
    record Heard(Message query, Message reply) {}

    /** Who is asked, and for what. */
    private enum Kind {
        AUTHORITY, AUTHORITY_SIGNED, RESOLVER, RESOLVER_SIGNED;

        boolean recursive() {
            return this == RESOLVER || this == RESOLVER_SIGNED;
        }

        boolean signed() {
            return this == AUTHORITY_SIGNED || this == RESOLVER_SIGNED;
        }
    }

    /** Asks an authority a single time, without recursion: there are others. */
    Heard once(InetAddress address, Question question) throws ExchangeException {
        if (silent.contains(address)) {
            throw new ExchangeException(Failure.SILENT, "no answer");
        }
        var server = new InetSocketAddress(address, access.authoritativePort());
        return send(server, record(question), Kind.AUTHORITY, 1);
    }

    /** Asks an authority, without recursion. */
    Heard authority(InetAddress address, Question question) throws ExchangeException {
        return authority(address, record(question), false);
    }

    /** Asks an authority, without recursion; {@code signed} says that the signatures are wanted too (DO). */
    Heard authority(InetAddress address, Record question, boolean signed) throws ExchangeException {
        if (silent.contains(address)) {
            throw new ExchangeException(Failure.SILENT, "no answer");
        }
        var server = new InetSocketAddress(address, access.authoritativePort());
        try {
            return send(server, question, signed ? Kind.AUTHORITY_SIGNED : Kind.AUTHORITY);
        } catch (ExchangeException e) {
            if (e.reply().failure() == Failure.SILENT) {
                silent.add(address);
            }
            throw e;
        }
    }

    /** Asks an authority of the zone, and reads what it says. */
    Reply authority(InetAddress address, Question question, DomainName zone) {
        try {
            Heard heard = authority(address, question);
            return Replies.authoritative(heard.query(), heard.reply(), zone);
        } catch (ExchangeException e) {
            return e.reply();
        }
    }

    /** Asks the resolvers in turn, until one gives a usable answer; else the most telling failure. */
    Reply resolver(Question question) {
        Reply worst = new Reply.Failed(Failure.OURS, "no resolver answers");
        for (InetSocketAddress resolver : access.resolvers()) {
            try {
                Heard heard = send(resolver, record(question), Kind.RESOLVER);
                Reply reply = Replies.recursive(heard.query(), heard.reply());
                if (!(reply instanceof Reply.Failed failed)) {
                    return reply;
                }
                worst = failed.failure() == Failure.BOGUS || !isBogus(worst) ? failed : worst;
            } catch (ExchangeException e) {
                worst = isBogus(worst) ? worst : e.reply();
            }
        }
        return worst;
    }

    private static boolean isBogus(Reply reply) {
        return reply instanceof Reply.Failed failed && failed.failure() == Failure.BOGUS;
    }

    /**
     * Asks the resolvers in turn for records with their signatures, unchecked (DO and CD, RFC 4035 3.2.2), until one has an
     * answer.
     */
    Message signedByResolver(Record question) throws ExchangeException {
        ExchangeException last = new ExchangeException(Failure.OURS, "no resolver answers");
        for (InetSocketAddress resolver : access.resolvers()) {
            try {
                Message reply = send(resolver, question, Kind.RESOLVER_SIGNED).reply();
                if (reply.getRcode() == Rcode.NOERROR || reply.getRcode() == Rcode.NXDOMAIN) {
                    return reply;
                }
                last = new ExchangeException(Failure.SERVER_FAILURE, "the resolver says "
                        + Rcode.string(reply.getRcode()));
            } catch (ExchangeException e) {
                last = e;
            }
        }
        throw last;
    }

    private Heard send(InetSocketAddress server, Record question, Kind kind) throws ExchangeException {
        return send(server, question, kind, TRIES);
    }

    private Heard send(InetSocketAddress server, Record question, Kind kind, int tries) throws ExchangeException {
        ExchangeException last = new ExchangeException(Failure.OURS, "no time was left to ask");
        for (int attempt = 0; attempt < tries; attempt++) {
            if (!kind.recursive()) {
                awaitTurn(server.getAddress());
            }
            goOn(server.getAddress().getHostAddress());
            Duration time = deadline.left(TRY);
            if (!time.isPositive()) {
                throw last;
            }
            Message query = query(question, kind);
            try {
                return new Heard(query, exchange.send(server, query, attempt > 0, time));
            } catch (ExchangeException e) {
                last = e;
                // Silence within a time that was cut short says nothing of the server.
                goOn(server.getAddress().getHostAddress());
                if (e.reply().failure() == Failure.TRUNCATED) {
                    throw e;
                }
            }
        }
        throw last;
    }

    private void awaitTurn(InetAddress address) throws ExchangeException {
        long ahead = turns.ahead(address);
        if ((routine && ahead > LONGEST_TURN) || deadline.cutWithin(ahead)) {
            throw new Crowded(address.getHostAddress());
        }
        long wait = turns.take(address);
        if (wait == 0) {
            return;
        }
        if (deadline.cutWithin(wait)) {
            throw new Crowded(address.getHostAddress());
        }
        try {
            deadline.standStill(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExchangeException(Failure.OURS, "the check was interrupted");
        }
    }

    /** @throws Crowded if the end has come of whoever makes this check */
    void goOn(String server) {
        if (deadline.cutWithin(0)) {
            throw new Crowded(server);
        }
    }

    static Record record(Question question) {
        return Record.newRecord(Names.dns(question.name()), Names.dns(question.type()), DClass.IN);
    }

    private static Message query(Record question, Kind kind) {
        Message query = Message.newQuery(question);
        if (!kind.recursive()) {
            query.getHeader().unsetFlag(Flags.RD);
        } else if (kind.signed()) {
            query.getHeader().setFlag(Flags.CD);
        }
        query.addRecord(new OPTRecord(PAYLOAD, 0, 0, kind.signed() ? ExtendedFlags.DO : 0), Section.ADDITIONAL);
        return query;
    }

    /** Runs what must not block the caller, on the check's own threads. */
    ExecutorService threads() {
        return threads;
    }

    /** The time that is left for the whole check. */
    Duration left() {
        return deadline.left(Duration.ofDays(1));
    }

    /** Runs all tasks at once and gives their results in order. */
    <T> List<T> together(List<? extends Callable<T>> tasks) {
        List<Future<T>> futures = tasks.stream().map(threads::submit).toList();
        var results = new ArrayList<T>();
        for (Future<T> future : futures) {
            try {
                results.add(future.get());
            } catch (InterruptedException e) {
                futures.forEach(each -> each.cancel(true));
                Thread.currentThread().interrupt();
                throw new IllegalStateException("a DNS check was interrupted", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Crowded crowded) {
                    throw crowded;
                }
                throw new IllegalStateException("a DNS query failed in a way that DNS servers cannot cause",
                        e.getCause());
            }
        }
        return results;
    }
}
