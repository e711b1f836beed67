package dev.mxonramp.aws.table;

import static dev.mxonramp.testkit.claim.Samples.claim;
import static dev.mxonramp.testkit.claim.Samples.key;
import static dev.mxonramp.testkit.claim.Samples.watch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.mxonramp.domain.dns.Evidence;
import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.domain.journey.CheckGate.Look;
import dev.mxonramp.domain.journey.EvidenceStore.Kind;
import dev.mxonramp.domain.journey.TaskToken;
import dev.mxonramp.domain.secret.SealedSecret;
import dev.mxonramp.domain.secret.Vault;
import dev.mxonramp.lambda.evidence.EvidenceRecord;
import dev.mxonramp.testkit.secret.InMemoryVault;
import dev.mxonramp.testkit.table.LocalTable;
import dev.mxonramp.testkit.time.TurnedClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lies in the table, beyond what the ports show. */
class StoredItemsTest {
    private final TurnedClock clock = new TurnedClock();
    private final List<String> contexts = new ArrayList<>();
    private LocalTable local;
    private Table table;

    @BeforeEach
    void createTable() {
        local = LocalTable.create();
        table = new Table(local.client(), local.name());
    }

    @AfterEach
    void dropTable() {
        local.close();
    }

    private DynamoTaskTokenStore tokens() {
        var keys = new InMemoryVault();
        return new DynamoTaskTokenStore(table, new Vault() {
            @Override
            public SealedSecret seal(String secret, String context) {
                contexts.add(context);
                return keys.seal(secret, context);
            }

            @Override
            public String open(SealedSecret secret, String context) {
                return keys.open(secret, context);
            }
        }, clock);
    }

    private static Finding finding(TurnedClock clock) {
        return new Finding("txt.absent", Finding.Fault.RECORD, "Not yet.", null, null, clock.instant(), List.of());
    }

    private List<String> sortKeys() {
        return local.client().scan(scan -> scan.tableName(local.name())).items().stream().map(Item::of)
                .map(item -> item.text("sk")).toList();
    }

    private long ttl(Key key) {
        return table.get(key).orElseThrow().number(Keys.TTL);
    }

    private long in(Duration time) {
        return clock.instant().plus(time).getEpochSecond();
    }

    @Test
    void tokenDoesNotLieInClearAndItsContextDoesNotShowTheDomain() {
        tokens().put(key(), AwaitStep.MX, new TaskToken("very-secret-token"));
        assertFalse(table.get(Keys.taskToken(key(), AwaitStep.MX)).orElseThrow().attributes().toString()
                .contains("very-secret-token"));
        assertEquals(1, contexts.size());
        assertEquals("", contexts.getFirst().replaceAll("[0-9a-f]{64}", ""));
    }

    @Test
    void tokenThatOutlivedEveryStepIsNotReadThoughItLiesThere() {
        var tokens = tokens();
        tokens.put(key(), AwaitStep.MX, new TaskToken("t"));
        assertEquals(in(Duration.ofDays(400)), ttl(Keys.taskToken(key(), AwaitStep.MX)));
        clock.advance(Duration.ofDays(400));
        assertEquals(Optional.empty(), tokens.find(key(), AwaitStep.MX));
    }

    @Test
    void whatIsForAWhileEndsByTtl() {
        new DynamoCheckGate(table, clock).enter(key(), Look.CHECK, Duration.ofSeconds(10));
        assertEquals(in(Duration.ofDays(1).plusSeconds(10)), ttl(Keys.checkGate(key(), Look.CHECK)));
        new DynamoEvidenceStore(table, clock).put(key(), Kind.TXT, new Evidence(finding(clock), null));
        assertEquals(in(Duration.ofDays(90)), ttl(Keys.evidence(key(), Kind.TXT, clock.instant())));
    }

    @Test
    void aZoneFullOfTextDoesNotFillTheTable() throws IOException {
        String document;
        try (var in = Objects
                .requireNonNull(EvidenceRecord.class.getResourceAsStream("/evidence/txt.other-value.json"))) {
            document = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertTrue(document.contains("onramp-verification=abcdefgh"));
        var store = new DynamoEvidenceStore(table, clock);
        for (int length : new int[]{1_000, EvidenceItems.LARGEST}) {
            String hostile = document.replace("onramp-verification=abcdefgh", "x".repeat(length));
            store.put(key(), Kind.TXT, new Evidence(finding(clock), EvidenceRecord.read(hostile).view()));
            Evidence kept = store.history(key(), Kind.TXT, 1).getFirst();
            assertEquals(finding(clock), kept.finding());
            assertEquals(length == 1_000, kept.seen() != null);
        }
    }

    @Test
    void onlyWatchesStandInTheWheel() {
        var claims = new DynamoClaimStore(table);
        claims.create(claim(key(), "c1"), watch(key()));
        var wheel = local.client().scan(scan -> scan.tableName(local.name()).indexName(Keys.WHEEL)).items();
        assertEquals(List.of("WATCH#CLAIM#acme.test"), wheel.stream().map(Item::of).map(it -> it.text("sk")).toList());
    }

    @Test
    void deletedClaimTakesAlongWhatIsOfNoUseWithoutIt() {
        var claims = new DynamoClaimStore(table);
        claims.create(claim(key(), "c1"), watch(key()));
        for (Look look : Look.values()) {
            new DynamoCheckGate(table, clock).enter(key(), look, Duration.ofSeconds(10));
        }
        new DynamoEvidenceStore(table, clock).put(key(), Kind.TXT, new Evidence(finding(clock), null));
        tokens().put(key(), AwaitStep.OWNERSHIP, new TaskToken("t"));
        claims.delete(key());
        assertEquals(List.of("CODES#acme.test", "EVIDENCE#acme.test#TXT#2026-11-23T12:00:00.000000000Z"), sortKeys());
    }
}
