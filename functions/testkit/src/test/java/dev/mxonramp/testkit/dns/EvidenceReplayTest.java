package dev.mxonramp.testkit.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.lambda.evidence.EvidenceRecord;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Evidence recorded from real packets still gets the diagnosis that it got then. */
class EvidenceReplayTest {
    static List<String> recorded() throws IOException, URISyntaxException {
        var folder = Objects.requireNonNull(EvidenceReplayTest.class.getResource("/evidence"));
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json")).sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void getsTheDiagnosisThatWasRecorded(String file) throws IOException {
        try (var in = Objects.requireNonNull(EvidenceReplayTest.class.getResourceAsStream("/evidence/" + file))) {
            EvidenceRecord evidence = EvidenceRecord.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            assertEquals(evidence.diagnosis(), evidence.view().diagnosis());
            assertEquals(evidence, EvidenceRecord.read(evidence.json()));
            assertEquals(file, evidence.diagnosis() + ".json");
        }
    }

    @Test
    void thereIsEvidenceOfBothKinds() throws IOException, URISyntaxException {
        assertTrue(recorded().stream().filter(name -> name.startsWith("mx.")).count() >= 4);
        assertTrue(recorded().stream().filter(name -> name.startsWith("txt.")).count() >= 4);
        assertTrue(recorded().stream().filter(name -> name.startsWith("dns.")).count() >= 3);
    }
}
