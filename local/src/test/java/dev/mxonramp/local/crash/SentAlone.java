package dev.mxonramp.local.crash;

import dev.mxonramp.domain.migration.ledger.Intent;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which messages a worker is sending alone. A message that costs three workers their lives is rightly given up
 * (docs/decisions/migration.md), and there would be no telling by whose fault one is missing in the end: so no worker is
 * killed while it sends one alone over which another has died. What a worker sends is in a file, since the dead can't be
 * asked.
 */
final class SentAlone {
    private final Path log;
    private final Path spared;

    /** @param folder for the two files, the same for all workers of a mailbox */
    SentAlone(Path folder) {
        log = folder.resolve("alone.log");
        spared = folder.resolve("spared");
    }

    /** Before a ledger is written: what its intent names may be on its way from now on. */
    void saving(LedgerHead head) {
        Intent intent = head.intent();
        if (intent != null && alone(intent)) {
            add(log, List.of(head.key().folder() + "\t" + intent.messages().getFirst().source()));
        }
    }

    /** After a ledger was written. */
    void saved(LedgerHead head) {
        Intent intent = head.intent();
        if (intent == null || !alone(intent)) {
            add(log, List.of(head.key().folder() + "\t"));
        }
    }

    private static boolean alone(Intent intent) {
        return intent.messages().size() == 1;
    }

    /** Whether the worker is sending a message alone that is to be spared. */
    boolean vetoes() {
        return !Collections.disjoint(underWay(), lines(spared));
    }

    /** The worker was killed: what it was sending alone is spared from now on. */
    void killed() {
        add(spared, underWay());
    }

    /** A new worker is about to start. */
    void begin() {
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> underWay() {
        Map<String, String> byFolder = new HashMap<>();
        for (String line : lines(log)) {
            byFolder.put(line.substring(0, line.indexOf('\t') + 1), line);
        }
        var messages = new HashSet<>(byFolder.values());
        messages.removeIf(each -> each.endsWith("\t"));
        return messages;
    }

    private static void add(Path file, Collection<String> lines) {
        try {
            Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file).stream().filter(each -> each.contains("\t")).toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
