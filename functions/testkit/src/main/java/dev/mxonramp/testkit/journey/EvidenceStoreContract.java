package dev.mxonramp.testkit.journey;

import static dev.mxonramp.testkit.claim.Samples.ACME;
import static dev.mxonramp.testkit.claim.Samples.OTHER;
import static dev.mxonramp.testkit.claim.Samples.key;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.dns.CheckView;
import dev.mxonramp.domain.dns.Evidence;
import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.Timing;
import dev.mxonramp.domain.journey.EvidenceStore;
import dev.mxonramp.domain.journey.EvidenceStore.Kind;
import dev.mxonramp.lambda.evidence.EvidenceRecord;
import dev.mxonramp.testkit.time.TurnedClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link EvidenceStore} does. */
public interface EvidenceStoreContract {
    /** The clock that {@link #evidence()} goes by. */
    TurnedClock clock();

    /** The port under test; the same one within a test. */
    EvidenceStore evidence();

    private static Finding finding(String code, Instant at) {
        return new Finding(code, Finding.Fault.RECORD, "Noch nicht zu sehen – 未だ.", null, null, at, List.of());
    }

    private void put(Kind kind, Finding finding) {
        evidence().put(key(), kind, new Evidence(finding, null));
    }

    private List<Finding> history(Kind kind, int limit) {
        return evidence().history(key(), kind, limit).stream().map(Evidence::finding).toList();
    }

    @Test
    default void nothingIsFoundBeforeTheFirst() {
        assertEquals(Optional.empty(), evidence().latest(key(), Kind.TXT));
        assertEquals(List.of(), evidence().history(key(), Kind.TXT, 10));
    }

    @Test
    default void everyFieldComesBack() {
        Instant now = clock().instant();
        var whole = new Finding("txt.mixed", Finding.Fault.DNS_HOST, "Two servers disagree.", "Wait.",
                now.plusSeconds(1), now.plusNanos(7),
                List.of(new Finding.ServerRow("ns1.acme.test", "192.0.2.1", "\"ü\"", 4_294_967_295L, 3600L, true, true,
                        12, null),
                        new Finding.ServerRow("ns2.acme.test", "2001:db8::1", "", null, null, true, false, 0,
                                "stale: it has an older version of the zone than 7")),
                List.of("The registry and the zone itself name different name servers."),
                new Finding.Providers(
                        List.of(new Finding.Provider("host", "Host Ltd", "DNS > Records", "https://host.test/"),
                                new Finding.Provider("other", "Other", null, null)),
                        List.of(new Finding.Provider("post", "Post", null, null))),
                new Timing.VisibleAfter(Duration.ofMinutes(5)), "00112233445566778899aabb");
        put(Kind.TXT, whole);
        assertEquals(Optional.of(whole), evidence().latest(key(), Kind.TXT));
        assertEquals(List.of(whole), history(Kind.TXT, 10));
    }

    @Test
    default void whatIsSaidAboutTimeComesBack() {
        Instant now = clock().instant();
        for (Timing timing : List.of(new Timing.VisibleAfter(Duration.ZERO), new Timing.ShownFor(Duration.ofDays(9)),
                new Timing.Since(now.minusSeconds(90)))) {
            Instant at = clock().instant();
            Finding finding = new Finding("dns.unreachable", Finding.Fault.DNS_HOST, "Silent.", null, null, at,
                    List.of(), List.of(), Finding.Providers.NONE, timing, null);
            put(Kind.MX, finding);
            assertEquals(Optional.of(finding), evidence().latest(key(), Kind.MX));
            clock().advance(Duration.ofMinutes(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"txt.misplaced", "txt.cname", "mx.cname", "mx.split", "dns.bogus"})
    default void allThatWasSeenComesBackInTheHistory(String recorded) throws IOException {
        CheckView seen;
        try (var in = Objects
                .requireNonNull(EvidenceStoreContract.class.getResourceAsStream("/evidence/" + recorded + ".json"))) {
            seen = EvidenceRecord.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)).view();
        }
        Finding finding = finding(recorded, clock().instant());
        evidence().put(key(), Kind.TXT, new Evidence(finding, seen));
        assertEquals(List.of(new Evidence(finding, seen)), evidence().history(key(), Kind.TXT, 10));
        assertEquals(Optional.of(finding), evidence().latest(key(), Kind.TXT));
    }

    @Test
    default void kindsAndClaimsHaveTheirOwn() {
        Finding txt = finding("txt.absent", clock().instant());
        Finding mx = finding("mx.other", clock().instant());
        put(Kind.TXT, txt);
        put(Kind.MX, mx);
        assertEquals(Optional.of(txt), evidence().latest(key(), Kind.TXT));
        assertEquals(Optional.of(mx), evidence().latest(key(), Kind.MX));
        assertEquals(Optional.empty(), evidence().latest(new ClaimKey(OTHER, ACME), Kind.TXT));
    }

    @Test
    default void theLaterCheckIsTheLatestWhateverTheOrderOfWriting() {
        Instant now = clock().instant();
        Finding late = finding("late", now.plusMillis(500));
        Finding early = finding("early", now);
        put(Kind.MX, late);
        put(Kind.MX, early);
        assertEquals(Optional.of(late), evidence().latest(key(), Kind.MX));
        assertEquals(List.of(late, early), history(Kind.MX, 10));
    }

    @Test
    default void puttingTwiceLeavesOne() {
        Finding finding = finding("txt.absent", clock().instant());
        put(Kind.TXT, finding);
        put(Kind.TXT, finding);
        assertEquals(List.of(finding), history(Kind.TXT, 10));
    }

    @Test
    default void historyEndsAfterNinetyDaysAndTheLatestStays() {
        Finding finding = finding("txt.absent", clock().instant());
        put(Kind.TXT, finding);
        clock().advance(EvidenceStore.KEPT.minusSeconds(1));
        assertEquals(List.of(finding), history(Kind.TXT, 10));
        clock().advance(Duration.ofSeconds(1));
        assertEquals(List.of(), evidence().history(key(), Kind.TXT, 10));
        assertEquals(Optional.of(finding), evidence().latest(key(), Kind.TXT));
    }

    @Test
    default void historyBeginsWithTheNewestAndStopsAtTheLimit() {
        Instant now = clock().instant();
        IntStream.range(0, 12)
                .forEach(i -> put(Kind.TXT, finding("f" + i, now.plusMillis(i * 250L))));
        assertEquals(List.of("f11", "f10", "f9"),
                history(Kind.TXT, 3).stream().map(Finding::code).toList());
    }
}
