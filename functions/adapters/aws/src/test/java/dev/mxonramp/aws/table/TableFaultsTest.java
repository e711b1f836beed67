package dev.mxonramp.aws.table;

import static dev.mxonramp.testkit.claim.Samples.claim;
import static dev.mxonramp.testkit.claim.Samples.key;
import static dev.mxonramp.testkit.claim.Samples.watch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.aws.Front;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.claim.ClaimStore.Created;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.lambda.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What the engine of the other tests never answers: conflicts between transactions, throttling, faults. */
class TableFaultsTest {
    private static final Map<String, ?> STORED = Map.of("Item",
            Map.of("pk", text("p"), "sk", text("s"), "account", text(key().account().value()), "domain",
                    text("acme.test"), "id", text("c1"), "code", text("abcdefgh".repeat(4)), "attempt",
                    Map.of("N", "1"), "createdAt", text("2026-11-23T12:00:00Z"), "changedAt",
                    text("2026-11-23T12:00:00Z"), "version", Map.of("N", "1")));

    private static Map<String, String> text(String value) {
        return Map.of("S", value);
    }

    private static Front.Reply cancelled(String... reasons) {
        return new Front.Reply(400, Map.of(),
                Json.bytes(Map.of("__type", "com.amazonaws.dynamodb.v20120810#TransactionCanceledException", "message",
                        "scripted", "CancellationReasons",
                        Stream.of(reasons).map(reason -> Map.of("Code", reason)).toList())));
    }

    private static Table table(Front front) {
        return new Table(front.clients().dynamoDb(), "table");
    }

    private static Created create(Front front) {
        ClaimStore claims = new DynamoClaimStore(table(front));
        return claims.create(claim(key(), "c2"), watch(key()));
    }

    @Test
    void rivalThatIsThroughAfterAConflictIsMet() {
        try (Front front = new Front(request -> request.operation().equals("GetItem")
                ? Front.Reply.of(STORED)
                : cancelled("TransactionConflict", "None"))) {
            assertEquals("c1", switch (create(front)) {
                case Created.Exists(var known) -> known.id();
                case Created.Stored(var stored) -> "stored " + stored.id();
            });
        }
    }

    @Test
    void conflictWithARivalThatGivesUpIsTriedAgain() {
        var tries = new AtomicInteger();
        try (Front front = new Front(request -> request.operation().equals("GetItem") || tries.incrementAndGet() == 3
                ? Front.Reply.of(Map.of())
                : cancelled("None", "TransactionConflict"))) {
            assertEquals(new Created.Stored(claim(key(), "c2").stored(1)), create(front));
        }
    }

    @Test
    void conflictThatDoesNotEndIsMendedByTime() {
        try (Front front = new Front(request -> request.operation().equals("GetItem")
                ? Front.Reply.of(Map.of())
                : cancelled("None", "TransactionConflict"))) {
            assertThrows(TransientFailure.class, () -> create(front));
        }
    }

    @Test
    void conditionThatFailedDecidesBesidesAConflict() {
        try (Front front = new Front(request -> cancelled("ConditionalCheckFailed", "TransactionConflict"))) {
            Table table = table(front);
            assertEquals(false, table.transact(List.of(table.deleting(new Key("p", "s")))));
        }
    }

    @Test
    void transactionThatCannotBeIsAMistakeOfOurs() {
        try (Front front = new Front(request -> cancelled("ValidationError"))) {
            Table table = table(front);
            assertThrows(TransactionCanceledException.class,
                    () -> table.transact(List.of(table.deleting(new Key("p", "s")))));
        }
    }

    @ParameterizedTest
    @CsvSource({"400,ProvisionedThroughputExceededException", "400,ThrottlingException",
            "400,TransactionConflictException", "500,InternalServerError"})
    void whatMayPassIsMendedByTime(int status, String error) {
        try (Front front = new Front(request -> Front.Reply.error(status, error))) {
            Table table = table(front);
            assertThrows(TransientFailure.class, () -> table.put(Item.at(new Key("p", "s"))));
        }
    }

    @Test
    void missingTableIsForAPerson() {
        try (Front front = new Front(request -> Front.Reply.error(400, "ResourceNotFoundException"))) {
            Table table = table(front);
            assertThrows(ResourceNotFoundException.class, () -> table.get(new Key("p", "s")));
        }
    }
}
