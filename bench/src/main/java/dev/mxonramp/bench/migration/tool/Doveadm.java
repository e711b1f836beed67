package dev.mxonramp.bench.migration.tool;

import dev.mxonramp.testkit.process.Program;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;

/**
 * {@code doveadm backup} through imapc, set up as Dovecot's documentation has it for migrations. It writes the target's
 * storage itself, which no other of them can.
 */
public final class Doveadm implements Tool {
    private static final Program PROGRAM = new Program("doveadm", "dovecot-core");

    @Override
    public String name() {
        return "doveadm backup";
    }

    @Override
    public String missing() {
        return PROGRAM.path().isPresent() ? "" : PROGRAM.debianPackage();
    }

    @Override
    public Run run(Job job) throws IOException, InterruptedException {
        Child child = Child.run(PROGRAM.command("-c", job.targetConfiguration().toString(),
                "-o", "imapc_host=127.0.0.1", "-o", "imapc_port=" + job.source().port(),
                "-o", "imapc_user=" + job.source().user(), "-o", "imapc_password=" + job.source().password(),
                "-o", "imapc_features=rfc822.size fetch-headers", "-o", "mail_prefetch_count=20",
                "backup", "-R", "-u", job.target().user(), "imapc:"), Map.of(), job.folder()).demand(0);
        return new Run(child.seconds(), 0, OptionalLong.empty(), child.peakResident(), child.cpuSeconds());
    }
}
