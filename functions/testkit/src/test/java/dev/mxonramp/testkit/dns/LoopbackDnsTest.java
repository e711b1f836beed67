package dev.mxonramp.testkit.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

class LoopbackDnsTest {
    private final LoopbackDns dns = LoopbackDns.start();
    private LoopbackZone zone;

    @BeforeEach
    void makeZone() {
        zone = dns.zone("acme.test");
    }

    @AfterEach
    void stop() {
        dns.close();
    }

    @Test
    void anEditIsServedAtOnceUnderAHigherSerial() throws Exception {
        long before = zone.serial();
        zone.put("acme.test", "MX", 20, "10 mail.old.test.", "20 mail2");
        Message reply = ask(dns.server(1), "acme.test", Type.MX);
        assertTrue(reply.getHeader().getFlag(Flags.AA));
        assertEquals(List.of("10 mail.old.test.", "20 mail2.acme.test."), answer(reply));
        assertEquals(20, reply.getSection(Section.ANSWER).getFirst().getTTL());
        assertEquals(before + 1, zone.serial());
        zone.remove("acme.test", "MX");
        assertEquals(Rcode.NOERROR, ask(dns.server(2), "acme.test", Type.MX).getRcode());
    }

    @Test
    void severalEditsTogetherAreOneVersionOrNone() {
        long before = zone.serial();
        zone.edit(edit -> {
            edit.put("a.acme.test", "A", 60, "192.0.2.1");
            edit.put("b.acme.test", "A", 60, "192.0.2.2");
        });
        assertEquals(before + 1, zone.serial());
        assertThrows(IllegalArgumentException.class, () -> zone.edit(edit -> {
            edit.remove("a.acme.test", "A");
            edit.put("b.acme.test", "A", 60, "no address");
        }));
        assertEquals(1, zone.records("a.acme.test", "A").size());
        assertThrows(IllegalArgumentException.class, () -> zone.put("other.test", "A", 60, "192.0.2.1"));
    }

    @Test
    void absentNamesAndTypesAreToldApartAndCarryTheSoa() throws Exception {
        zone.put("x.y.acme.test", "A", 60, "192.0.2.1");
        assertEquals(Rcode.NXDOMAIN, ask(dns.server(1), "none.acme.test", Type.TXT).getRcode());
        Message emptyBetween = ask(dns.server(1), "y.acme.test", Type.TXT);
        assertEquals(Rcode.NOERROR, emptyBetween.getRcode());
        assertEquals(Type.SOA, emptyBetween.getSection(Section.AUTHORITY).getFirst().getType());
    }

    @Test
    void wildcardsAnswerForNamesThatDoNotExist() throws Exception {
        zone.putTxt("*.acme.test", 60, "star");
        zone.put("real.acme.test", "A", 60, "192.0.2.1");
        assertEquals(List.of("star"), answer(ask(dns.server(1), "any.acme.test", Type.TXT)));
        assertEquals(List.of(), answer(ask(dns.server(1), "real.acme.test", Type.TXT)));
        assertEquals(List.of(), answer(ask(dns.server(1), "below.real.acme.test", Type.TXT)));
    }

    @Test
    void aliasesAreFollowedInsideTheZoneAndByTheResolverBeyondIt() throws Exception {
        dns.zone("other.test").putTxt("there.other.test", 60, "value");
        zone.put("here.acme.test", "CNAME", 60, "there.other.test.");
        assertEquals(List.of("there.other.test."), answer(ask(dns.server(1), "here.acme.test", Type.TXT)));
        assertEquals(List.of("there.other.test.", "value"), answer(askResolver("here.acme.test", Type.TXT)));
    }

    @Test
    void theHierarchyRefersDownwards() throws Exception {
        Message fromRoot = ask(dns.registry(), "acme.test", Type.TXT);
        assertFalse(fromRoot.getHeader().getFlag(Flags.AA));
        assertEquals(2, fromRoot.getSection(Section.AUTHORITY).size());
        assertEquals(Rcode.NXDOMAIN, ask(dns.registry(), "none.test", Type.TXT).getRcode());
        assertEquals(Rcode.NXDOMAIN, askResolver("none.test", Type.NS).getRcode());
        assertEquals(List.of("registry.name-servers.test."), answer(askResolver("test", Type.NS)));
    }

    @Test
    void aSubzoneIsDelegatedFromItsParent() throws Exception {
        dns.zone("shop.acme.test").put("shop.acme.test", "MX", 60, "10 mx1.onramp.test.");
        assertEquals(List.of("10 mx1.onramp.test."), answer(askResolver("shop.acme.test", Type.MX)));
        assertEquals(2, zone.records("shop.acme.test", "NS").size());
    }

    @Test
    void aHeldServerIsStaleUntilReleased() throws Exception {
        dns.server(2).hold(zone);
        zone.putTxt("acme.test", 60, "new");
        assertEquals(1, answer(ask(dns.server(1), "acme.test", Type.TXT)).size());
        assertEquals(0, answer(ask(dns.server(2), "acme.test", Type.TXT)).size());
        dns.server(2).release(zone);
        assertEquals(1, answer(ask(dns.server(2), "acme.test", Type.TXT)).size());
    }

    @Test
    void faultsShow() throws Exception {
        zone.putTxt("acme.test", 60, "value");
        dns.server(1).behave(ServerFault.REFUSED);
        assertEquals(Rcode.REFUSED, ask(dns.server(1), "acme.test", Type.TXT).getRcode());
        dns.server(1).behave(ServerFault.NOT_AUTHORITATIVE);
        assertFalse(ask(dns.server(1), "acme.test", Type.TXT).getHeader().getFlag(Flags.AA));
        dns.server(1).behave(ServerFault.TRUNCATE);
        assertEquals(1, answer(ask(dns.server(1), "acme.test", Type.TXT)).size());
        dns.server(1).behave(ServerFault.DROP);
        assertThrows(IOException.class, () -> ask(dns.server(1), "acme.test", Type.TXT));
        assertTrue(dns.log().stream().anyMatch(LoggedQuery::tcp));
    }

    @Test
    void longTextComesBackWhole() throws Exception {
        String value = "v=\"quoted\"; \\ " + "ü".repeat(400);
        zone.putTxt("acme.test", 60, value);
        var record = (TXTRecord) ask(dns.server(1), "acme.test", Type.TXT).getSection(Section.ANSWER).getFirst();
        var octets = new ByteArrayOutputStream();
        record.getStringsAsByteArrays().forEach(octets::writeBytes);
        assertEquals(value, octets.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aRemovedZoneIsUnregistered() throws Exception {
        dns.removeZone("acme.test");
        assertEquals(Rcode.NXDOMAIN, askResolver("acme.test", Type.NS).getRcode());
    }

    @Test
    void aTakenPortIsSaid() {
        assertThrows(UncheckedIOException.class, () -> LoopbackDns.start(2, dns.port()));
    }

    private Message ask(LoopbackServer server, String name, int type) throws IOException {
        return send(server.address(), name, type, false);
    }

    private Message askResolver(String name, int type) throws IOException {
        return send(dns.resolver(), name, type, true);
    }

    private static Message send(InetSocketAddress to, String name, int type, boolean recurse) throws IOException {
        var resolver = new SimpleResolver(to);
        resolver.setTimeout(Duration.ofMillis(500));
        Message query = Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, DClass.IN));
        if (!recurse) {
            query.getHeader().unsetFlag(Flags.RD);
        }
        return resolver.send(query);
    }

    private static List<String> answer(Message reply) {
        return reply.getSection(Section.ANSWER).stream().map(Record::rdataToString).toList();
    }
}
