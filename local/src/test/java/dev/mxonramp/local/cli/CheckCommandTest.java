package dev.mxonramp.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.lambda.evidence.EvidenceRecord;
import dev.mxonramp.testkit.dns.LoopbackDns;
import dev.mxonramp.testkit.dns.LoopbackServer;
import dev.mxonramp.testkit.dns.LoopbackZone;
import dev.mxonramp.testkit.dns.ServerFault;
import dev.mxonramp.testkit.dns.SignatureFault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command against a DNS on loopback, signed from a root of its own. */
class CheckCommandTest {
    private static final String CODE = "abcdefghijklmnopqrstuvwxyz234567";
    private static final String NAME = "_onramp-challenge.acme.test";
    private static final String MX = "mx1.p.test,mx2.p.test";

    private final LoopbackDns dns = LoopbackDns.start();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private LoopbackZone zone;
    @TempDir
    private Path folder;
    private Path anchor;

    @BeforeEach
    void signedWorld() throws IOException {
        zone = dns.zone("acme.test");
        dns.sign("acme.test");
        dns.sign("test");
        anchor = Files.writeString(folder.resolve("anchor"), dns.sign(".") + "\n");
    }

    @AfterEach
    void stop() {
        dns.close();
    }

    private int check(String... more) {
        var args = new ArrayList<>(List.of("check", "acme.test", "--resolver",
                dns.resolver().getAddress().getHostAddress() + ":" + dns.port(), "--dns-port",
                String.valueOf(dns.port()), "--trust-anchor", anchor.toString()));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private int run(String... args) {
        out.getBuffer().setLength(0);
        CommandLine line = Onramp.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(args);
    }

    private void publish() {
        zone.putTxt(NAME, 60, "onramp-verification=" + CODE);
    }

    private void says(String... parts) {
        for (String part : parts) {
            assertTrue(out.toString().contains(part), () -> "'" + part + "' is missing in: " + out);
        }
    }

    @Test
    void aPublishedCodeIsVerifiedWithOneRowForEachServer() {
        publish();
        assertEquals(0, check("--code", CODE), out::toString);
        says("acme.test, ownership: verified (txt.found)", "SERVER", "ns1.name-servers.test", "ns2.name-servers.test",
                "127.0.0.", "AA AD", CODE);
        assertEquals(0, check("--code", "onramp-verification=" + CODE));
        assertEquals("", err.toString());
    }

    @Test
    void aMissingCodeIsNotYetThere() {
        assertEquals(1, check("--code", CODE));
        says("not yet (txt.absent)", "Whose problem:", "the domain's owner", "What helps:", NAME, "no such name");
    }

    @Test
    void silentServersLeaveItOpen() {
        dns.servers().forEach(server -> server.behave(ServerFault.SERVFAIL));
        assertEquals(2, check("--code", CODE));
        says("could not tell (dns.unreachable)", "Look again:");
        dns.servers().forEach((LoopbackServer server) -> server.behave(ServerFault.NONE));
        dns.resolverBehaves(ServerFault.SERVFAIL);
        assertEquals(2, check("--code", CODE));
        says("could not tell (dns.ours)");
    }

    @Test
    void mailThatComesHereIsVerifiedAndOtherIsNotYet() {
        zone.put("acme.test", "MX", 60, "10 mx1.p.test.", "20 mx2.p.test.");
        assertEquals(0, check("--mx", MX), out::toString);
        says("acme.test, mx: verified (mx.complete)");
        zone.put("acme.test", "MX", 60, "10 mx1.p.test.");
        assertEquals(1, check("--mx", MX));
        says("not yet (mx.partial)", "mx2.p.test");
    }

    @Test
    void bothChecksAreVerifiedOnlyTogether() {
        publish();
        assertEquals(1, check("--code", CODE, "--mx", MX));
        says("ownership: verified", "mx: not yet (mx.none)");
        zone.put("acme.test", "MX", 60, "10 mx1.p.test.", "20 mx2.p.test.");
        assertEquals(0, check("--code", CODE, "--mx", MX), out::toString);
    }

    @Test
    void signaturesCountAsTheTrustAnchorSays() throws IOException {
        publish();
        zone.signatures(SignatureFault.EXPIRED);
        assertEquals(1, check("--code", CODE));
        says("dns.bogus", "Signature Expired");
        Files.writeString(anchor, "; none\n");
        assertEquals(0, check("--code", CODE), out::toString);
        Files.writeString(anchor, ". IN DS 4711 13 2 " + "ab".repeat(32) + "\n");
        assertEquals(2, check("--code", CODE));
        says("dns.unvalidated");
    }

    @Test
    void jsonHasTheDiagnosisAsTheApiHasItAndTheEvidence() {
        zone.putTxt(NAME, 60, "onramp-verification=abcdefgh");
        assertEquals(1, check("--code", CODE, "--mx", MX, "--json"));
        Map<String, ?> document = Json.object(Json.read(out.toString()));
        assertEquals("acme.test", document.get("domain"));
        assertEquals("not yet", document.get("result"));
        Map<String, ?> ownership = Json.object(document.get("ownership"));
        assertEquals("txt.other-value", ownership.get("code"));
        assertEquals("RECORD", ownership.get("fault"));
        assertEquals(2, ((List<?>) Objects.requireNonNull(ownership.get("servers"))).size());
        assertEquals("mx.none", Json.object(document.get("mx")).get("code"));
        var evidence = EvidenceRecord.read(Json.text(ownership.get("evidence")));
        assertEquals("txt.other-value", evidence.view().diagnosis());
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "check acme.test", "check acme.test --code short",
            "check acme..test --mx mx1.p.test", "check 192.0.2.1 --mx mx1.p.test", "check 2001:db8::1 --mx mx1.p.test",
            "check https://acme.test/ --mx mx1.p.test", "check ann@acme.test --mx mx1.p.test",
            "check co.uk --mx mx1.p.test", "check acme.test --mx 192.0.2.1",
            "check acme.test --mx mx1.p.test --suffix-list /nowhere",
            "check acme.test --mx mx1.p.test --challenge-label Challenge",
            "check acme.test --mx not_a*host", "check acme.test --mx mx1.p.test --resolver nobody",
            "check acme.test --mx mx1.p.test --dns-port 70000", "check acme.test --mx mx1.p.test --dns-port many",
            "check acme.test --mx mx1.p.test --resolver 127.0.0.1 --trust-anchor /nowhere",
            "check acme.test other.test --mx mx1.p.test"})
    void aWrongCommandLineIsAUsageErrorBeforeAnythingIsAsked(String args) {
        assertEquals(64, run(args.split(" ")));
        assertTrue(err.toString().contains("Usage: onramp check"), err.toString());
    }

    @Test
    void aTrustAnchorFileWithoutAnchorsIsAUsageError() throws IOException {
        Files.writeString(anchor, "hello world\n");
        assertEquals(64, check("--code", CODE));
        assertTrue(err.toString().contains("--trust-anchor"), err.toString());
    }

    @Test
    void theDeploymentsBrandIsLookedFor() {
        zone.putTxt("_proof.acme.test", 60, "our-brand=" + CODE);
        assertEquals(1, check("--code", CODE));
        assertEquals(0, check("--code", "our-brand=" + CODE, "--challenge-label", "_proof", "--code-prefix",
                "our-brand"), out::toString);
        says("acme.test, ownership: verified (txt.found)");
    }

    @Test
    void theDeploymentsPublicSuffixListHolds() throws IOException {
        publish();
        String many = IntStream.range(0, 10_000).mapToObj(i -> "n" + i + ".test\n").collect(Collectors.joining());
        Path list = folder.resolve("list");
        Files.writeString(list, suffixes("test\n" + many));
        assertEquals(0, check("--code", CODE, "--suffix-list", list.toString()), out::toString);
        Files.writeString(list, suffixes("test\nacme.test\n" + many));
        assertEquals(64, check("--code", CODE, "--suffix-list", list.toString()));
        assertTrue(err.toString().contains("'acme.test' is a suffix"), err.toString());
    }

    private static String suffixes(String registries) {
        return "// VERSION: 2026-11-01_00-00-00_UTC\n// ===BEGIN ICANN DOMAINS===\n" + registries
                + "// ===END ICANN DOMAINS===\n// ===BEGIN PRIVATE DOMAINS===\n// ===END PRIVATE DOMAINS===\n";
    }

    @Test
    void whatGoesWrongWithUsIsNoAnswerAboutTheDomain() throws Exception {
        CommandLine line = Onramp.commandLine();
        CommandLine command = Objects.requireNonNull(line.getSubcommands().get("check"))
                .setErr(new PrintWriter(err));
        for (var failure : List.of(new IllegalStateException("no more threads"), new UncheckedIOException(
                new IOException("no more files")))) {
            assertEquals(2, line.getExecutionExceptionHandler().handleExecutionException(failure, command,
                    line.parseArgs("check", "acme.test")));
        }
        assertTrue(err.toString().contains("no more threads"), err.toString());
    }

    @Test
    void helpTellsTheExitCodes() {
        assertEquals(0, run("check", "--help"));
        says("0 verified; 1 not yet; 2 could not tell; 64", "--trust-anchor", "--resolver");
    }
}
