package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.Finding.ServerRow;
import dev.mxonramp.domain.dns.TxtCheck;
import dev.mxonramp.testkit.dns.ServerFault;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** The name servers that the registry names, and those that the zone itself names. */
class DelegationTest {
    private static final String ONE = "ns1.name-servers.test.";
    private static final String TWO = "ns2.name-servers.test.";
    private static final String THREE = "ns3.name-servers.test.";

    private final World world = new World(3);

    @AfterEach
    void stop() {
        world.close();
    }

    private void parent(String... servers) {
        world.dns.zone("test").put("acme.test", "NS", 60, servers);
    }

    private void child(String... servers) {
        world.zone.put("acme.test", "NS", 60, servers);
    }

    private void publish() {
        world.zone.putTxt(World.NAME, 60, World.VALUE);
    }

    private static ServerRow row(Finding finding, String server) {
        return finding.servers().stream().filter(row -> (row.server() + ".").equals(server)).findFirst().orElseThrow();
    }

    @Test
    void whereBothAgreeThereIsNothingToNote() {
        Finding finding = world.txt().finding();
        assertEquals(List.of(), finding.notes());
        finding.servers().forEach(row -> assertNull(row.note()));
    }

    @Test
    void aDifferenceIsNotedAndIsNoFailure() {
        parent(ONE, TWO);
        child(TWO, THREE);
        publish();
        TxtCheck.Outcome outcome = world.txt();
        assertEquals("txt.found", outcome.finding().code());
        assertTrue(
                outcome.finding().notes().getFirst().contains("only the registry ns1.name-servers.test, only the zone"
                        + " ns3.name-servers.test."),
                outcome::toString);
        assertTrue(String.valueOf(row(outcome.finding(), ONE).note()).contains("only the registry"), outcome::toString);
        assertNull(row(outcome.finding(), TWO).note());
        assertTrue(String.valueOf(row(outcome.finding(), THREE).note()).contains("only the zone"), outcome::toString);
    }

    @Test
    void aServerThatOnlyTheZoneNamesIsAskedAndCountsWhenItAnswers() {
        parent(ONE);
        child(ONE, TWO, THREE);
        world.dns.server(2).hold(world.zone);
        world.dns.server(3).hold(world.zone);
        publish();
        TxtCheck.Outcome outcome = world.txt();
        assertEquals("txt.partial", outcome.finding().code(), outcome::toString);
        assertTrue(outcome.finding().sentence().contains("1 of 3"), outcome::toString);
        world.dns.server(2).release(world.zone);
        world.dns.server(3).behave(ServerFault.REFUSED);
        outcome = world.txt();
        assertEquals("txt.found", outcome.finding().code(), outcome::toString);
        assertTrue(String.valueOf(row(outcome.finding(), THREE).note()).contains("lame"), outcome::toString);
    }

    @Test
    void serversThatOnlyTheZoneNamesProveNothing() {
        String[] his = IntStream.rangeClosed(1, 9).mapToObj(i -> "his" + i + ".acme.test.").toArray(String[]::new);
        for (String name : his) {
            world.zone.put(name, "A", 60, world.dns.server(3).address().getAddress().getHostAddress());
        }
        parent(ONE, TWO);
        child(Stream.concat(Stream.of(ONE, TWO), Stream.of(his)).toArray(String[]::new));
        world.dns.server(1).hold(world.zone);
        world.zone.put("acme.test", "MX", 60, "10 mx1.onramp.test.", "20 mx2.onramp.test.");
        publish();
        TxtCheck.Outcome outcome = world.txt();
        assertEquals("txt.partial", outcome.finding().code(), outcome::toString);
        assertFalse(outcome.proven());
        assertTrue(outcome.finding().sentence().contains("1 of 2"), outcome::toString);
        assertFalse(world.mx().ours());
    }

    @Test
    void aForgottenServerInTheZonesOwnListDoesNotStandInTheWay() {
        parent(ONE);
        child(ONE, "old1.name-servers.test.", "old2.name-servers.test.", "old3.name-servers.test.");
        assertTrue(world.txt().definitive());
        publish();
        assertEquals("txt.found", world.txt().finding().code());
    }

    @Test
    void everyServerThatTheRegistryNamesCounts() {
        parent(ONE, "old1.name-servers.test.", "old2.name-servers.test.");
        child(ONE);
        publish();
        TxtCheck.Outcome outcome = world.txt();
        assertEquals("txt.partial", outcome.finding().code(), outcome::toString);
        assertFalse(outcome.proven());
    }

    @Test
    void lameAndStaleServersAreNamedInTheirRows() {
        world.dns.server(1).behave(ServerFault.NOT_AUTHORITATIVE);
        world.dns.server(2).hold(world.zone);
        publish();
        Finding finding = world.txt().finding();
        assertEquals("txt.partial", finding.code(), finding::toString);
        assertTrue(String.valueOf(row(finding, ONE).note()).contains("lame"), finding::toString);
        assertTrue(String.valueOf(row(finding, TWO).note()).contains("stale"), finding::toString);
        assertNull(row(finding, THREE).note());
    }

    /** Names of one server, as many as that. */
    private String[] names(int count) {
        String address = world.dns.server(1).address().getAddress().getHostAddress();
        return IntStream.range(0, count).mapToObj(i -> {
            world.dns.zone("name-servers.test").put("x" + i + ".name-servers.test", "A", 60, address);
            return "x" + i + ".name-servers.test.";
        }).toArray(String[]::new);
    }

    @Test
    void whereThereAreMoreServersThanAreAskedNothingIsCertainlyAbsent() {
        String[] names = names(14);
        parent(names);
        child(names);
        TxtCheck.Outcome outcome = world.txt();
        assertEquals("txt.absent", outcome.finding().code(), outcome::toString);
        assertFalse(outcome.definitive());
        assertEquals(14, outcome.finding().servers().size());
        publish();
        assertEquals("txt.found", world.txt().finding().code(), "13 of 14 are a quorum");
    }

    @Test
    void serversThatAreNotAskedCountAsDelegated() {
        String[] names = names(27);
        parent(names);
        child(names);
        publish();
        assertFalse(world.txt().proven(), "13 of 27 are no half");
    }

    @Test
    void whereAServerHasMoreAddressesThanAreAskedNothingIsCertainlyAbsent() {
        try (var wide = new World(7)) {
            String[] addresses = wide.dns.servers().stream().map(each -> each.address().getAddress().getHostAddress())
                    .toArray(String[]::new);
            wide.dns.zone("test").put("acme.test", "NS", 60, ONE);
            wide.dns.zone("test").put(ONE, "A", 60, addresses);
            wide.zone.put("acme.test", "NS", 60, ONE);
            assertFalse(wide.txt().definitive());
            wide.zone.putTxt(World.NAME, 60, World.VALUE);
            assertEquals("txt.found", wide.txt().finding().code());
            wide.dns.zone("test").put(ONE, "A", 60, Arrays.copyOf(addresses, 6));
            wide.zone.remove(World.NAME, "TXT");
            assertTrue(wide.txt().definitive());
        }
    }

    @Test
    void aServerWhoseNameNoHostCanHaveIsNotForgotten() {
        parent(ONE, "ns\\032two.name-servers.test.");
        child(ONE);
        assertFalse(world.txt().definitive());
        publish();
        assertEquals("txt.found", world.txt().finding().code());
    }

    @Test
    void theAddressIsLookedForWhereTheGlueIsOfAFamilyThatIsNotUsed() {
        publish();
        world.dns.registry().tamper((query, right, tcp) -> {
            List<Record> glue = right.getSection(Section.ADDITIONAL).stream().filter(ARecord.class::isInstance)
                    .toList();
            glue.forEach(each -> {
                right.removeRecord(each, Section.ADDITIONAL);
                right.addRecord(new AAAARecord(each.getName(), DClass.IN, 60, InetAddress.ofLiteral("2001:db8::1")),
                        Section.ADDITIONAL);
            });
            return Optional.of(right.toWire());
        });
        assertEquals("txt.found", world.txt().finding().code());
    }
}
