package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.Finding.ServerRow;
import dev.mxonramp.domain.dns.MxCheck;
import dev.mxonramp.domain.dns.TxtCheck;
import dev.mxonramp.lambda.evidence.EvidenceRecord;
import dev.mxonramp.testkit.dns.ServerFault;
import dev.mxonramp.testkit.dns.SignatureFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is kept of a check. With {@code -Donramp.evidence=FOLDER} the evidence of each state is written there, which is how
 * the documents that the test kit replays were recorded.
 */
class EvidenceTest {
    private static final String[] OURS = {"10 mx1.onramp.test.", "20 mx2.onramp.test."};

    private final World world = World.signed(3);

    @AfterEach
    void stop() {
        world.close();
    }

    /** A state of the world, and the diagnosis that it gets. */
    record State(String diagnosis, Consumer<World> makes) {
        @Override
        public String toString() {
            return diagnosis;
        }
    }

    private static State state(String diagnosis, Consumer<World> makes) {
        return new State(diagnosis, makes);
    }

    static Stream<State> txtStates() {
        return Stream.of(state("txt.found", EvidenceTest::publish), state("txt.absent", world -> {}),
                state("txt.partial", world -> {
                    world.dns.server(1).hold(world.zone);
                    world.dns.server(2).hold(world.zone);
                    publish(world);
                }), state("txt.cached", world -> {
                    world.dns.holdResolver(world.zone);
                    publish(world);
                }), state("txt.decorated", world -> world.zone.putTxt(World.NAME, 60, "TXT " + World.VALUE)),
                state("txt.other-value", world -> world.zone.putTxt(World.NAME, 60, "onramp-verification=abcdefgh")),
                state("txt.misplaced", world -> world.zone.putTxt("www.acme.test", 60, World.VALUE)),
                state("txt.wildcard", world -> world.zone.putTxt("*.acme.test", 60, World.VALUE)),
                state("txt.cname", world -> world.zone.put(World.NAME, "CNAME", 60, "x.name-servers.test.")),
                state("dns.bogus", world -> {
                    publish(world);
                    world.zone.signatures(SignatureFault.EXPIRED);
                }), state("dns.lame", world -> world.everyServer(ServerFault.REFUSED)),
                state("dns.unreachable", world -> world.everyServer(ServerFault.SERVFAIL)));
    }

    static Stream<State> mxStates() {
        return Stream.of(state("mx.complete", world -> mx(world, OURS)), state("mx.none", world -> {}),
                state("mx.order", world -> mx(world, "20 mx1.onramp.test.", "10 mx2.onramp.test.")),
                state("mx.split", world -> {
                    world.dns.zone("name-servers.test").put("mail.name-servers.test", "A", 60, "192.0.2.25");
                    mx(world, OURS[0], "30 mail.name-servers.test.");
                }),
                state("mx.cname", world -> {
                    world.dns.zone("name-servers.test").put("mail.name-servers.test", "CNAME", 60,
                            "ns1.name-servers.test.");
                    mx(world, "10 mail.name-servers.test.");
                }), state("mx.disagree", world -> {
                    world.dns.server(1).hold(world.zone);
                    mx(world, OURS);
                    world.dns.server(2).hold(world.zone);
                    mx(world, "10 mail.name-servers.test.");
                }));
    }

    private static void publish(World world) {
        world.zone.putTxt(World.NAME, 120, World.VALUE);
    }

    private static void mx(World world, String... records) {
        world.zone.put("acme.test", "MX", 300, records);
    }

    @ParameterizedTest
    @MethodSource("txtStates")
    void whatAnOwnershipCheckSawGivesTheSameDiagnosisAgain(State state) throws IOException {
        state.makes().accept(world);
        TxtCheck.Outcome outcome = world.txt();
        assertEquals(state.diagnosis(), outcome.finding().code(), outcome::toString);
        replayed(outcome.finding(), EvidenceRecord.of(Objects.requireNonNull(outcome.evidence())));
    }

    @ParameterizedTest
    @MethodSource("mxStates")
    void whatAnMxCheckSawGivesTheSameDiagnosisAgain(State state) throws IOException {
        state.makes().accept(world);
        MxCheck.Outcome outcome = world.mx();
        assertEquals(state.diagnosis(), outcome.finding().code(), outcome::toString);
        replayed(outcome.finding(), EvidenceRecord.of(Objects.requireNonNull(outcome.evidence())));
    }

    private static void replayed(Finding finding, EvidenceRecord evidence) throws IOException {
        EvidenceRecord read = EvidenceRecord.read(evidence.json());
        assertEquals(evidence, read);
        assertEquals(finding.code(), read.view().diagnosis());
        String folder = System.getProperty("onramp.evidence");
        if (folder != null) {
            Files.writeString(Path.of(folder, finding.code() + ".json"), evidence.json() + "\n");
        }
    }

    @Test
    void rowsShowFlagsSerialAndTime() {
        publish(world);
        world.dns.server(3).behave(ServerFault.DROP);
        List<ServerRow> rows = world.txt().finding().servers();
        assertEquals(3, rows.size());
        for (ServerRow row : rows.subList(0, 2)) {
            assertTrue(row.aa() && row.ad(), row::toString);
            assertEquals(world.zone.serial(), row.serial());
            assertTrue(row.millis() >= 0 && row.answer().contains(World.VALUE), row::toString);
        }
        assertFalse(rows.get(2).aa() || rows.get(2).ad());
        assertEquals("no answer", rows.get(2).answer());
    }

    @Test
    void answersOfAnUnsignedZoneAreNotAuthenticated() {
        world.dns.zone("test").put("acme.test", "DS", 60);
        publish(world);
        mx(world, OURS);
        Stream.of(world.txt().finding(), world.mx().finding()).flatMap(finding -> finding.servers().stream())
                .forEach(row -> {
                    assertTrue(row.aa() && !row.ad(), row::toString);
                    assertNotNull(row.serial());
                });
    }
}
