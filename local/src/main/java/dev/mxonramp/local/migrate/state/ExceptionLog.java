package dev.mxonramp.local.migrate.state;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.migration.ledger.MigrationException.Kind;
import dev.mxonramp.lambda.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One mailbox's exceptions, a line of JSON each; of two lines about one message or folder the later one holds, which may
 * also say that it is withdrawn.
 */
final class ExceptionLog {
    private static final String WITHDRAWN = "withdrawn";

    private final DurableFiles files;
    private final String name;
    private final MailboxKey mailbox;
    private final NavigableMap<String, MigrationException> byPlace = new TreeMap<>();

    ExceptionLog(DurableFiles files, String name, MailboxKey mailbox) {
        this.files = files;
        this.name = name;
        this.mailbox = mailbox;
        files.get(name).ifPresent(this::read);
    }

    void add(MigrationException exception) {
        append(json(exception));
        remember(exception);
    }

    void withdraw(MigrationException exception) {
        if (byPlace.containsKey(exception.place().sortKey())) {
            Map<String, @Nullable Object> json = json(exception);
            json.put(WITHDRAWN, true);
            append(json);
            byPlace.remove(exception.place().sortKey());
        }
    }

    private void append(Map<String, @Nullable Object> json) {
        byte[] line = Json.bytes(json);
        byte[] octets = Arrays.copyOf(line, line.length + 1);
        octets[line.length] = '\n';
        files.append(name, octets);
    }

    List<MigrationException> after(MigrationException.@Nullable Place place, int limit) {
        var rest = place == null ? byPlace : byPlace.tailMap(place.sortKey(), false);
        return rest.values().stream().limit(limit).toList();
    }

    private void read(byte[] octets) {
        int whole = octets.length;
        while (whole > 0 && octets[whole - 1] != '\n') {
            whole--;
        }
        if (whole < octets.length) {
            // The last writer died within its line; the message is looked at again.
            files.put(name, Arrays.copyOf(octets, whole));
        }
        new String(octets, 0, whole, StandardCharsets.UTF_8).lines().forEach(this::read);
    }

    private void read(String line) {
        try {
            Map<String, @Nullable Object> json = Json.object(Json.read(line));
            MigrationException exception = exception(json);
            if (json.containsKey(WITHDRAWN)) {
                byPlace.remove(exception.place().sortKey());
            } else {
                remember(exception);
            }
        } catch (RuntimeException e) {
            throw new IllegalStateException("The file " + name + " of the state folder is damaged.", e);
        }
    }

    private void remember(MigrationException each) {
        byPlace.put(each.place().sortKey(), each);
    }

    private static Map<String, @Nullable Object> json(MigrationException exception) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("folder", exception.key().folder());
        json.put("sourceUidValidity", exception.sourceValidity());
        json.put("uid", exception.uid());
        json.put("kind", exception.kind());
        json.put("words", exception.words());
        json.put("at", exception.at());
        json.put("pass", exception.pass());
        return json;
    }

    private MigrationException exception(Map<String, @Nullable Object> json) {
        return new MigrationException(new LedgerKey(mailbox, text(json, "folder")),
                Long.parseLong(text(json, "sourceUidValidity")), Long.parseLong(text(json, "uid")),
                Kind.valueOf(text(json, "kind")), text(json, "words"), Instant.parse(text(json, "at")),
                Integer.parseInt(text(json, "pass")));
    }

    private static String text(Map<String, @Nullable Object> json, String member) {
        return String.valueOf(json.get(member));
    }
}
