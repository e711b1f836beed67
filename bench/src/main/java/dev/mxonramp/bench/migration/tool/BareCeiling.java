package dev.mxonramp.bench.migration.tool;

import dev.mxonramp.bench.migration.imap.BareWriter;
import java.io.IOException;
import java.util.OptionalLong;

/** What the target takes at most: bare sockets that write the same mail out of the air. */
public final class BareCeiling implements Tool {
    private static final int CONNECTIONS = 4;
    private static final double NANOS = 1e9;

    @Override
    public String name() {
        return "bare writer";
    }

    @Override
    public Run run(Job job) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        BareWriter.write(job.target(), job.corpus(), CONNECTIONS);
        return new Run((System.nanoTime() - begin) / NANOS, 0, OptionalLong.empty(), OptionalLong.empty());
    }
}
