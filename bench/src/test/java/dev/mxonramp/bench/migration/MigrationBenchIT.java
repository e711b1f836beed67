package dev.mxonramp.bench.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.bench.migration.servers.MailPair;
import dev.mxonramp.bench.migration.servers.TempFolder;
import dev.mxonramp.testkit.process.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark runs every tool, and everything arrives; how fast is no matter here. */
class MigrationBenchIT {
    private static final String JAR = System.getProperty("onramp.root") + "/local/target/onramp.jar";

    private static List<String> run(Path folder, String... sizes) throws Exception {
        var arguments = new ArrayList<>(List.of(sizes));
        arguments.add("jar=" + JAR);
        var lines = new ArrayList<String>();
        try (MailPair servers = MailPair.start(); TempFolder own = new TempFolder(folder.resolve("work"))) {
            Files.createDirectory(own.path());
            boolean _ = new MigrationBench(Parameters.of(arguments.toArray(String[]::new)), servers, own.path(),
                    lines::add).run();
        }
        return lines;
    }

    @Test
    void everyToolMovesEverything(@TempDir Path folder) throws Exception {
        Program.demand(new Program("dovecot", "dovecot-imapd"), new Program("mbsync", "isync"));
        List<String> lines = run(folder, "messages=30", "small=50", "large=3000000", "rounds=1", "delays=0,2");
        assertFalse(lines.stream().anyMatch(each -> each.contains("failed")), () -> String.join("\n", lines));
        // Two round trips, each with a copy, a copy of short messages and a pass with nothing new; and the large one.
        assertEquals(7, rows(lines, "onramp migrate").size(), () -> String.join("\n", lines));
        assertEquals(6, rows(lines, "mbsync").size());
        for (String tool : List.of("onramp migrate", "doveadm backup", "bare writer")) {
            List<String> rows = rows(lines, tool);
            assertTrue(rows.size() >= 4 && rows.stream().allMatch(each -> each.endsWith("  same")), rows::toString);
        }
        assertFalse(lines.stream().anyMatch(each -> each.contains("did not move") || each.contains("source is")),
                () -> String.join("\n", lines));
    }

    /** Lines of tables; those of single runs have a colon behind the name. */
    private static List<String> rows(List<String> lines, String tool) {
        return lines.stream().filter(each -> each.startsWith("  " + tool + " ")).filter(each -> !each.contains(
                "did not move")).toList();
    }
}
