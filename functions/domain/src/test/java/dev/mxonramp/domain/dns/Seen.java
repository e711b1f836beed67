package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.claim.IssuedCodes;
import dev.mxonramp.domain.claim.VerificationCode;
import dev.mxonramp.domain.dns.DnsRecord.Data;
import dev.mxonramp.domain.dns.Reply.Failure;
import dev.mxonramp.domain.dns.ZoneCut.Listing;
import dev.mxonramp.domain.dns.ZoneCut.NameServer;
import dev.mxonramp.domain.name.DomainName;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes observations: those that a test describes, and random ones. */
final class Seen {
    static final DomainName DOMAIN = new DomainName("acme.test");
    static final VerificationCode CODE = new VerificationCode("abcdefghijklmnopqrstuvwxyz234567");
    static final Challenge CHALLENGE = new Challenge("_onramp-challenge", "onramp-verification");
    static final MxPlan PLAN = new MxPlan(
            List.of(new DomainName("mx1.onramp.test"), new DomainName("mx2.onramp.test")));
    static final Instant AT = Instant.parse("2026-11-24T14:30:00Z");
    static final VerificationCode OLDER_CODE = new VerificationCode("2".repeat(32));
    static final IssuedCodes CODES = new IssuedCodes(CODE, List.of(OLDER_CODE));
    private static final List<String> VALUES = List.of("", "\"", "v=spf1 -all", CODE.value(),
            "onramp-verification=" + CODE, OLDER_CODE.value(), "“onramp-verification=" + CODE + "”",
            "onramp-verification=abcdefgh",
            "onramp-verification=", "ONRAMP-VERIFICATION=" + CODE.value().toUpperCase(Locale.ROOT),
            "onramp-verification=77777777777777777777777777777777", "\u0000\u202e\ud83d", "x".repeat(5_000));
    private static final List<List<String>> SERVERS = List.of(
            List.of("ns1.host.test", "ns2.host.test", "ns3.host.test", "ns4.host.test"),
            List.of("ada.ns.cloudflare.com", "bob.ns.cloudflare.com", "cleo.ns.cloudflare.com",
                    "dan.ns.cloudflare.com"),
            List.of("ns-1.awsdns-00.com", "ns-2.awsdns-00.net", "ns-3.awsdns-00.org", "ns-4.awsdns-00.co.uk"),
            List.of("ns8001.hostgator.com", "ns8002.hostgator.com", "ada.ns.cloudflare.com", "ns33.domaincontrol.com"));
    private static final List<String> HOSTS = List.of("", "mx1.onramp.test", "mx2.onramp.test", "mail.old.test",
            "aspmx.l.google.com",
            "mx1.onramp.test.acme.test", "192.0.2.1", "192.0.2.1.acme.test", "[192.0.2.1]", "2001:db8::1", "a\\.b",
            "-odd-");

    private final Random random;

    Seen(long seed) {
        random = new Random(seed);
    }

    static ServerAnswer answer(int server, Reply reply) {
        return new ServerAnswer(new DomainName("ns" + server + ".host.test"), Listing.AGREED, "192.0.2." + server,
                reply, reply.answered(), false, 5);
    }

    static Reply text(String... values) {
        return new Reply.Present(Stream.of(values).map(value -> new DnsRecord(60, new Data.Text(value))).toList(),
                List.of());
    }

    static ZoneCut cut(int servers) {
        return cut(SERVERS.getFirst().subList(0, servers));
    }

    static ZoneCut cut(List<String> servers) {
        var all = new ArrayList<NameServer>();
        for (String server : servers) {
            all.add(new NameServer(new DomainName(server), Listing.AGREED,
                    List.of(InetAddress.ofLiteral("192.0.2." + (all.size() + 1))), Failure.NO_ADDRESS));
        }
        return new ZoneCut(DOMAIN, all);
    }

    private ZoneCut randomCut(int servers) {
        return cut(pick(SERVERS).subList(0, servers));
    }

    static Observation observation(Question question, Reply... replies) {
        var answers = new ArrayList<ServerAnswer>();
        for (Reply reply : replies) {
            answers.add(answer(answers.size() + 1, reply));
        }
        return new Observation(question, answers);
    }

    TxtView txt() {
        int servers = random.nextInt(5);
        return new TxtView(DOMAIN, CHALLENGE, CODES, randomCut(servers),
                random(Question.txt(CHALLENGE.name(DOMAIN)), servers),
                random(Question.txt(DOMAIN), servers),
                random.nextInt(4) == 0 ? random(Question.txt(new DomainName("t.other.test")), 1 + random.nextInt(3))
                        : null,
                pick(List.of(TxtView.Wildcard.values())), places(), random.nextBoolean() ? List.of() : List.of("A"),
                random.nextBoolean() ? null : reply(Question.txt(DOMAIN)), unsound(), AT);
    }

    MxView mx() {
        int servers = random.nextInt(5);
        Question question = Question.mx(DOMAIN);
        var place = new MxView.Place(new DomainName("www.acme.test"), reply(question));
        Map<String, MxView.Target> targets = Map.of("mail.old.test", pick(List.of(new MxView.Target.Host(),
                new MxView.Target.Alias("x.test"), new MxView.Target.Nowhere())));
        return new MxView(DOMAIN, PLAN, randomCut(servers), random(question, servers),
                random.nextBoolean() ? targets : Map.of(), random.nextBoolean() ? List.of() : List.of(place),
                random.nextBoolean() ? null : reply(question), unsound(), AT);
    }

    private @Nullable DnsTrouble unsound() {
        return switch (random.nextInt(12)) {
            case 0 -> new DnsTrouble.Bogus(DOMAIN, "expired");
            case 1 -> new DnsTrouble.Unvalidated(DOMAIN, "no answer");
            default -> null;
        };
    }

    private List<TxtView.Place> places() {
        var places = new ArrayList<TxtView.Place>();
        for (String name : List.of("www.acme.test", "_onramp-challenge.acme.test.acme.test", "acme.test.acme.test")) {
            if (random.nextInt(3) == 0) {
                places.add(new TxtView.Place(new DomainName(name), reply(Question.txt(DOMAIN))));
            }
        }
        return places;
    }

    private Observation random(Question question, int servers) {
        var answers = new ArrayList<ServerAnswer>();
        Reply common = reply(question);
        for (int i = 1; i <= servers; i++) {
            answers.add(answer(i, random.nextBoolean() ? common : reply(question)));
        }
        return new Observation(question, answers);
    }

    private Reply reply(Question question) {
        return switch (random.nextInt(8)) {
            case 0 -> new Reply.Absent(random.nextBoolean(), null);
            case 1 -> new Reply.Absent(random.nextBoolean(), new Reply.Soa(DOMAIN, 7, Duration.ofSeconds(30)));
            case 2 -> new Reply.Alias(List.of(new DomainName("t.other.test")));
            case 3 -> new Reply.Referred(new DomainName("sub.acme.test"));
            case 4 -> new Reply.Failed(pick(List.of(Failure.values())), "detail");
            default -> new Reply.Present(records(question),
                    random.nextInt(5) == 0 ? List.of(new DomainName("in.acme.test")) : List.of());
        };
    }

    private List<DnsRecord> records(Question question) {
        if (question.type() == Question.Type.MX && random.nextInt(3) == 0) {
            // By chance alone our hosts would hardly ever be seen together.
            return PLAN.hosts().stream().map(
                    host -> new DnsRecord(random.nextInt(3_600), new Data.Mail(random.nextInt(3) * 10, host.ascii())))
                    .toList();
        }
        var records = new ArrayList<DnsRecord>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            Data data = question.type() == Question.Type.MX
                    ? new Data.Mail(random.nextInt(3) * 10, pick(HOSTS))
                    : new Data.Text(pick(VALUES));
            records.add(new DnsRecord(random.nextInt(3_600), data));
        }
        return records;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
