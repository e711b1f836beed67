package dev.mxonramp.bench.migration.tool;

import dev.mxonramp.bench.migration.imap.Login;
import dev.mxonramp.testkit.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/**
 * mbsync (isync) from one IMAP server to the other, as it is set up by default, with two exceptions: it keeps dates, as
 * all others do, and it does not compress, which costs it four fifths of its speed where no line is slow.
 */
public final class Mbsync implements Tool {
    private static final Program PROGRAM = new Program("mbsync", "isync");

    @Override
    public String name() {
        return "mbsync";
    }

    @Override
    public String missing() {
        return PROGRAM.path().isPresent() ? "" : PROGRAM.debianPackage();
    }

    @Override
    public Run run(Job job) throws IOException, InterruptedException {
        Path state = Files.createDirectories(job.folder().resolve("state"));
        Path configuration = Files.writeString(job.folder().resolve("mbsyncrc"), store("source", job.source())
                + store("target", job.target()) + """
                        Channel mailbox
                        Far :source:
                        Near :target:
                        Patterns INBOX *
                        Create Near
                        Sync Pull
                        CopyArrivalDate yes
                        SyncState %s/
                        """.formatted(state));
        Child child = Child.run(PROGRAM.command("-q", "-c", configuration.toString(), "mailbox"),
                Map.of("HOME", job.folder().toString()), job.folder()).demand(0);
        return new Run(child.seconds(), 0, OptionalLong.empty(), child.peakResident(), child.cpuSeconds());
    }

    private static String store(String name, Login login) {
        return """
                IMAPStore %s
                Host 127.0.0.1
                Port %d
                User %s
                Pass %s
                SSLType None
                AuthMechs LOGIN
                DisableExtension COMPRESS=DEFLATE

                """.formatted(name, login.port(), login.user(), login.password());
    }
}
