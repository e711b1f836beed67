package dev.mxonramp.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.testkit.imap.HonestImap;
import dev.mxonramp.testkit.imap.ImapFault;
import dev.mxonramp.testkit.imap.ScriptedTalk;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code onramp migrate} where a server is in the way of one folder. */
class MigrateTroubleTest {
    private final HonestImap old = new HonestImap();
    private final HonestImap fresh = new HonestImap();
    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void stop() {
        old.close();
        fresh.close();
    }

    private int run(Object command, String... args) {
        out.getBuffer().setLength(0);
        return new CommandLine(command).setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
    }

    private int migrate(String... more) {
        var args = new ArrayList<>(List.of("--insecure-loopback", "--state", folder.resolve("s").toString(),
                "--from", "imap://ann@127.0.0.1:" + old.port(), "--to", "imap://ann@127.0.0.1:" + fresh.port()));
        args.addAll(List.of(more));
        return run(new MigrateCommand(Map.of("ONRAMP_FROM_PASSWORD", "one", "ONRAMP_TO_PASSWORD", "two"),
                UnaryOperator.identity()), args.toArray(String[]::new));
    }

    private int verify() {
        return run(new VerifyCommand(), "--state", folder.resolve("s").toString());
    }

    @Test
    void planTellsRoomSizeTimeAndCostAndAMailboxWithoutRoomIsNotBegun() {
        old.folder("INBOX").add(List.of(), "17-Jul-1996 02:44:25 -0700", "x".repeat(9_000));
        old.folder("INBOX").add(List.of(), "17-Jul-1996 02:44:25 -0700", "y".repeat(1_500));
        fresh.capabilities("IMAP4rev1 LITERAL+ UIDPLUS QUOTA APPENDLIMIT=8000").server().on("GETQUOTAROOT",
                (talk, command) -> {
                    talk.say("* QUOTA \"\" (STORAGE 10 11)");
                    talk.ok(command);
                });
        assertEquals(ExitCodes.OK, migrate("--dry-run"), err::toString);
        for (String each : List.of("1 message too large for the target, which takes up to 8.0 kB", "1 too large",
                "room for 1.0 kB: not enough", "It takes about 1 s;", "about 1 US cents")) {
            assertTrue(out.toString().contains(each), () -> each + " is missing in " + out);
        }
        assertEquals(ExitCodes.OK, migrate("--dry-run", "--json"), err::toString);
        var plan = Json.object(Json.read(out.toString()));
        assertEquals(Boolean.FALSE, Json.object(plan.get("quota")).get("fits"));
        assertEquals(1L, plan.get("tooLarge"));
        assertEquals(ExitCodes.INCOMPLETE, migrate(), out::toString);
        assertTrue(
                out.toString().contains("room for 1,024 octets, and 1,500 octets (messages: 1) are still to be copied"),
                out::toString);
        assertEquals(0, fresh.folder("INBOX").messages().size());
    }

    @Test
    void refusedFolderIsListedUntilItOpens() {
        for (String each : List.of("INBOX", "Broken", "Work")) {
            old.folder(each).add(List.of(), "17-Jul-1996 02:44:25 -0700", "Subject: " + each + "\r\n\r\n");
        }
        old.server().fault(new ImapFault() {
            @Override
            public boolean instead(ScriptedTalk talk, ScriptedTalk.Command command) throws IOException {
                if (command.name().equals("EXAMINE") && command.arguments().contains("Broken")) {
                    talk.no(command, "[SERVERBUG] index broken");
                    return true;
                }
                return false;
            }
        });
        assertEquals(ExitCodes.FAILED, migrate("--json"), err::toString);
        var report = Json.object(Json.read(out.toString()));
        assertEquals("complete-with-exceptions", report.get("result"));
        var exception = Json.object(((List<?>) Objects.requireNonNull(report.get("exceptions"))).getFirst());
        assertEquals(List.of("Broken", "FOLDER_UNREADABLE_AT_SOURCE"),
                List.of(String.valueOf(exception.get("folder")), String.valueOf(exception.get("kind"))));
        assertNull(exception.get("uid"));
        assertEquals(1, fresh.folder("Work").messages().size());
        assertEquals(ExitCodes.OK, verify());
        assertTrue(out.toString().contains("Broken was not copied whole, since the old server did not open it"),
                out::toString);
        assertEquals(ExitCodes.FAILED, migrate());
        assertTrue(out.toString().contains("The folder Broken could not be copied whole"), out::toString);
        old.server().fault(ImapFault.NONE);
        assertEquals(ExitCodes.OK, migrate());
        assertEquals(1, fresh.folder("Broken").messages().size());
        assertEquals(ExitCodes.OK, verify());
        assertTrue(!out.toString().contains("not copied whole"), out::toString);
    }
}
