package dev.mxonramp.lambda.evidence;

import dev.mxonramp.domain.dns.Observation;
import dev.mxonramp.domain.dns.Question;
import dev.mxonramp.domain.dns.Reply;
import dev.mxonramp.domain.dns.ServerAnswer;
import dev.mxonramp.domain.dns.ZoneCut;
import dev.mxonramp.domain.dns.ZoneCut.Listing;
import dev.mxonramp.domain.dns.ZoneCut.NameServer;
import dev.mxonramp.domain.name.DomainName;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/** Zones and what their servers said, as plain values and back. */
final class ZoneValues {
    private ZoneValues() {}

    static Map<String, Object> written(ZoneCut cut) {
        return Map.of("zone", cut.zone().ascii(), "servers", cut.servers().stream().map(ZoneValues::written).toList());
    }

    private static Map<String, Object> written(NameServer server) {
        return Map.of("name", server.name().ascii(), "listing", server.listing(), "addresses",
                server.addresses().stream().map(InetAddress::getHostAddress).toList(), "unusable", server.unusable());
    }

    static ZoneCut cut(Values values) {
        return new ZoneCut(new DomainName(values.text("zone")),
                values.objects("servers").stream().map(ZoneValues::server).toList());
    }

    private static NameServer server(Values values) {
        List<InetAddress> addresses = values.texts("addresses").stream().map(InetAddress::ofLiteral).toList();
        return new NameServer(new DomainName(values.text("name")), Listing.valueOf(values.text("listing")), addresses,
                Reply.Failure.valueOf(values.text("unusable")));
    }

    static Map<String, Object> written(Observation seen) {
        return Map.of("name", seen.question().name().ascii(), "type", seen.question().type(), "answers",
                seen.answers().stream().map(ZoneValues::written).toList());
    }

    private static Map<String, Object> written(ServerAnswer answer) {
        return Map.of("server", answer.server().ascii(), "listing", answer.listing(), "address", answer.address(),
                "reply", ReplyValues.written(answer.reply()), "aa", answer.aa(), "ad", answer.ad(), "millis",
                answer.millis());
    }

    static Observation observation(Values values) {
        var question = new Question(new DomainName(values.text("name")), Question.Type.valueOf(values.text("type")));
        return new Observation(question, values.objects("answers").stream().map(ZoneValues::answer).toList());
    }

    private static ServerAnswer answer(Values values) {
        return new ServerAnswer(new DomainName(values.text("server")), Listing.valueOf(values.text("listing")),
                values.text("address"), ReplyValues.reply(values.object("reply")), values.flag("aa"), values.flag("ad"),
                values.number("millis"));
    }
}
