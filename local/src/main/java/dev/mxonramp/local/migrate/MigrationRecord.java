package dev.mxonramp.local.migrate;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.migrate.state.DurableFiles;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a state folder says about its migration in {@code migration.json}.
 *
 * @param route as {@link Route#json} has it
 * @param mailbox where the migration's manifests and certificate are, within the folder
 * @param passes how many were begun
 */
public record MigrationRecord(Map<String, String> route, String mailbox, int passes) {
    private static final String NAME = "migration.json";

    public MigrationRecord {
        route = Map.copyOf(route);
    }

    /** Reads it; empty in a folder that is new. */
    public static Optional<MigrationRecord> read(DurableFiles files) {
        return files.get(NAME).map(octets -> {
            Map<String, @Nullable Object> json = Json.readObject(octets);
            var route = new LinkedHashMap<String, String>();
            Json.object(json.get("route")).forEach((name, value) -> route.put(name, String.valueOf(value)));
            return new MigrationRecord(route, String.valueOf(json.get("mailbox")),
                    Integer.parseInt(String.valueOf(Objects.requireNonNull(json.get("passes")))));
        });
    }

    /** Writes it down with one pass more. */
    MigrationRecord nextPass(DurableFiles files) {
        var next = new MigrationRecord(route, mailbox, passes + 1);
        files.put(NAME, Json.bytes(Map.of("route", route, "mailbox", mailbox, "passes", next.passes())));
        return next;
    }
}
