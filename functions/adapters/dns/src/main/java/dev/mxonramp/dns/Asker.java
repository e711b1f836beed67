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
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;

/** Asks single servers within one check's time: one second a try, three tries, and never again one that kept silent. */
final class Asker {
    private static final Duration TRY = Duration.ofSeconds(1);
    private static final int TRIES = 3;
    /** What a routine look waits for a turn at most. */
    private static final long LONGEST_TURN = Duration.ofSeconds(2).toNanos();

    private final Exchange exchange;
    private final ExecutorService threads;
    private final Resolvers resolvers;
    private final int port;
    private final Deadline deadline;
    private final Turns turns;
    private final boolean routine;
    private final Set<InetAddress> silent = ConcurrentHashMap.newKeySet();

    /**
     * @param port the port of authoritative servers
     * @param routine whether to throw {@link Crowded} rather than to wait long for a turn
     */
    Asker(Exchange exchange, ExecutorService threads, Resolvers resolvers, int port, Deadline deadline, Turns turns,
            boolean routine) {
        this.exchange = exchange;
        this.threads = threads;
        this.resolvers = resolvers;
        this.port = port;
        this.deadline = deadline;
        this.turns = turns;
        this.routine = routine;
    }

    /** A raw reply with the query it answers. */
    record Heard(Message query, Message reply) {}

    /** Asks an authority a single time, without recursion: there are others. */
    Heard once(InetAddress address, Question question) throws ExchangeException {
        if (silent.contains(address)) {
            throw new ExchangeException(Failure.SILENT, "no answer");
        }
        var server = new InetSocketAddress(address, port);
        return send(server, record(question), QueryKind.AUTHORITY, 1);
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
        var server = new InetSocketAddress(address, port);
        try {
            return send(server, question, signed ? QueryKind.AUTHORITY_SIGNED : QueryKind.AUTHORITY, TRIES);
        } catch (ExchangeException e) {
            if (e.failure() == Failure.SILENT) {
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

    /** Asks the resolvers, until one gives a usable answer; else the most telling failure. */
    Reply resolver(Question question) {
        try {
            return resolvers(record(question), QueryKind.RESOLVER, heard -> {
                Reply reply = Replies.recursive(heard.query(), heard.reply());
                if (reply instanceof Reply.Failed(Failure failure, String detail)) {
                    throw new ExchangeException(failure, detail);
                }
                return reply;
            });
        } catch (ExchangeException e) {
            return e.reply();
        }
    }

    /**
     * Asks the resolvers for records with their signatures, unchecked (DO and CD, RFC 4035 3.2.2), until one has an
     * answer.
     */
    Message signedByResolver(Record question) throws ExchangeException {
        return resolvers(question, QueryKind.RESOLVER_SIGNED, heard -> {
            int rcode = heard.reply().getRcode();
            if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
                throw new ExchangeException(Failure.SERVER_FAILURE, "the resolver says " + Rcode.string(rcode));
            }
            return heard.reply();
        });
    }

    private interface Reading<T> {
        /** @throws ExchangeException if another resolver is to be asked instead */
        T of(Heard heard) throws ExchangeException;
    }

    /** One try at each resolver in turn, for three rounds: one that is down costs a second and not the whole check. */
    private <T> T resolvers(Record question, QueryKind kind, Reading<T> reading) throws ExchangeException {
        List<InetSocketAddress> left = new ArrayList<>(resolvers.inOrder());
        ExchangeException worst = new ExchangeException(Failure.OURS, "no resolver answers");
        for (int round = 0; round < TRIES; round++) {
            for (InetSocketAddress resolver : List.copyOf(left)) {
                try {
                    Heard heard = attempt(resolver, question, kind, round > 0);
                    resolvers.answered(resolver);
                    return reading.of(heard);
                } catch (ExchangeException e) {
                    worst = e.weight() < worst.weight() ? worst : e;
                    if (e.failure() == Failure.SILENT) {
                        resolvers.silent(resolver);
                    } else if (e.failure() != Failure.MALFORMED && e.failure() != Failure.OURS) {
                        left.remove(resolver);
                    }
                }
            }
        }
        throw worst;
    }

    private Heard send(InetSocketAddress server, Record question, QueryKind kind, int tries) throws ExchangeException {
        ExchangeException last = new ExchangeException(Failure.OURS, "no time was left to ask");
        for (int attempt = 0; attempt < tries; attempt++) {
            try {
                return attempt(server, question, kind, attempt > 0);
            } catch (ExchangeException e) {
                if (e.failure() == Failure.TRUNCATED) {
                    throw e;
                }
                last = e.weight() < last.weight() ? last : e;
            }
        }
        throw last;
    }

    /** One try; without EDNS once more where the server knows nothing of that (RFC 6891 7). */
    private Heard attempt(InetSocketAddress server, Record question, QueryKind kind, boolean again)
            throws ExchangeException {
        Heard heard = attempt(server, kind.query(question, true), kind, again);
        return heard.reply().getRcode() == Rcode.FORMERR && !kind.signed()
                ? attempt(server, kind.query(question, false), kind, again)
                : heard;
    }

    private Heard attempt(InetSocketAddress server, Message query, QueryKind kind, boolean again)
            throws ExchangeException {
        if (!kind.recursive()) {
            awaitTurn(server.getAddress());
        }
        Message reply = inTime(server, time -> exchange.udp(server, query, again, time));
        return new Heard(query, reply.getHeader().getFlag(Flags.TC)
                ? inTime(server, time -> exchange.tcp(server, query, time))
                : reply);
    }

    private interface Sending {
        Message within(Duration time) throws ExchangeException;
    }

    /** Within a second, and what is left of the check's time. */
    private Message inTime(InetSocketAddress server, Sending sending) throws ExchangeException {
        String host = server.getAddress().getHostAddress();
        goOn(host);
        Duration time = deadline.left(TRY);
        if (!time.isPositive()) {
            throw new ExchangeException(Failure.OURS, "no time was left to ask");
        }
        try {
            return sending.within(time);
        } catch (ExchangeException e) {
            goOn(host);
            boolean early = time.compareTo(TRY) < 0
                    && (e.failure() == Failure.SILENT || e.failure() == Failure.TRUNCATED);
            // Silence within a time that was cut short says nothing of the server.
            throw early ? new ExchangeException(Failure.OURS, "no time was left to wait for an answer") : e;
        }
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
