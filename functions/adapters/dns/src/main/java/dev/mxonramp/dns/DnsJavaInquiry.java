package dev.mxonramp.dns;

import dev.mxonramp.domain.dns.Delegation;
import dev.mxonramp.domain.dns.DnsLookup;
import dev.mxonramp.domain.dns.Observation;
import dev.mxonramp.domain.dns.Question;
import dev.mxonramp.domain.dns.Reply;
import dev.mxonramp.domain.dns.Reply.Failure;
import dev.mxonramp.domain.dns.ServerAnswer;
import dev.mxonramp.domain.dns.ZoneCut;
import dev.mxonramp.domain.dns.ZoneCut.NameServer;
import dev.mxonramp.domain.dns.ZoneSecurity;
import dev.mxonramp.dns.Validation.Judged;
import dev.mxonramp.domain.name.DomainName;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.xbill.DNS.Flags;

/** One check's questions over real sockets. */
final class DnsJavaInquiry implements DnsLookup.Inquiry {
    private final Asker asker;
    private final DelegationWalk walk;
    private final Validation validation;

    DnsJavaInquiry(Asker asker, DelegationWalk walk, Validation validation) {
        this.asker = asker;
        this.walk = walk;
        this.validation = validation;
    }

    @Override
    public Delegation delegation(DomainName name) {
        return walk.find(name);
    }

    @Override
    public Optional<ZoneCut> above(ZoneCut cut) {
        return walk.above(cut.zone());
    }

    @Override
    public Optional<ZoneCut> remembered(DomainName name) {
        return walk.remembered(name);
    }

    @Override
    public List<Observation> askAll(ZoneCut cut, List<Question> questions) {
        List<Callable<ServerAnswer>> tasks = new ArrayList<>();
        questions.forEach(question -> cut.servers()
                .forEach(server -> tasks.addAll(tasks(server, address -> ask(cut, server, address, question)))));
        List<ServerAnswer> answers = asker.together(tasks);
        int each = questions.isEmpty() ? 0 : answers.size() / questions.size();
        var observations = new ArrayList<Observation>();
        for (int i = 0; i < questions.size(); i++) {
            observations.add(new Observation(questions.get(i), answers.subList(i * each, (i + 1) * each)));
        }
        return observations;
    }

    private static List<Callable<ServerAnswer>> tasks(NameServer server, Function<InetAddress, ServerAnswer> ask) {
        if (server.addresses().isEmpty()) {
            var reply = new Reply.Failed(server.unusable(), detail(server.unusable()));
            return List.of(() -> new ServerAnswer(server.name(), server.listing(), "", reply, false, false, 0));
        }
        return server.addresses().stream()
                .map(address -> (Callable<ServerAnswer>) () -> ask.apply(address)).toList();
    }

    private ServerAnswer ask(ZoneCut cut, NameServer server, InetAddress address, Question question) {
        return timed(server, address, question, false,
                heard -> new Judged(Replies.authoritative(heard.query(), heard.reply(), cut.zone()), false));
    }

    private ServerAnswer askSigned(ZoneCut cut, NameServer server, InetAddress address, Question question) {
        return timed(server, address, question, true, heard -> validation.judge(heard, cut.zone()));
    }

    /** The time is the server's alone: what is done with the answer afterwards does not count. */
    private ServerAnswer timed(NameServer server, InetAddress address, Question question, boolean signed,
            Function<Asker.Heard, Judged> judge) {
        long start = System.nanoTime();
        try {
            Asker.Heard heard = asker.authority(address, Asker.record(question), signed);
            long millis = millisSince(start);
            Judged judged = judge.apply(heard);
            return new ServerAnswer(server.name(), server.listing(), address.getHostAddress(), judged.reply(),
                    heard.reply().getHeader().getFlag(Flags.AA), judged.authenticated(), millis);
        } catch (ExchangeException e) {
            return new ServerAnswer(server.name(), server.listing(), address.getHostAddress(), e.reply(), false, false,
                    millisSince(start));
        }
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private static String detail(Failure failure) {
        return switch (failure) {
            case NO_ADDRESS -> "has no address";
            case FORBIDDEN_ADDRESS -> "has no address on the public internet";
            case NOT_ASKED -> "not asked: one server or address too many, or a name that no host can have";
            case UNUSED_FAMILY -> "not asked (IPv6 only)";
            case OURS -> "our resolver did not find out a name server's address";
            case SILENT, REFUSED, NOT_AUTHORITATIVE, SERVER_FAILURE, BOGUS, UNVALIDATED, TRUNCATED, MALFORMED ->
                "could not be asked";
        };
    }

    @Override
    public ZoneSecurity security(ZoneCut cut) {
        return validation.of(cut.zone());
    }

    @Override
    public Observation askSigned(ZoneCut cut, Question question) {
        List<Callable<ServerAnswer>> tasks = new ArrayList<>();
        cut.servers()
                .forEach(server -> tasks.addAll(tasks(server, address -> askSigned(cut, server, address, question))));
        return new Observation(question, asker.together(tasks));
    }

    @Override
    public List<Reply> askAny(ZoneCut cut, List<Question> questions) {
        List<InetAddress> addresses = cut.servers().stream().flatMap(server -> server.addresses().stream()).toList();
        List<Callable<Reply>> tasks = new ArrayList<>();
        questions.forEach(question -> tasks.add(() -> any(cut, addresses, question)));
        return asker.together(tasks);
    }

    private Reply any(ZoneCut cut, List<InetAddress> addresses, Question question) {
        Reply last = new Reply.Failed(Failure.NO_ADDRESS, "no name server has an address");
        for (InetAddress address : addresses) {
            last = asker.authority(address, question, cut.zone());
            if (last.answered()) {
                return last;
            }
        }
        return last;
    }

    @Override
    public Reply askResolver(Question question) {
        return asker.resolver(question);
    }
}
