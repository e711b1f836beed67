package dev.mxonramp.bench.migration.tool;

import dev.mxonramp.bench.migration.imap.BareWriter;
import dev.mxonramp.bench.process.Cpu;
import java.io.IOException;

/** What the target takes at most: bare sockets that write the same mail out of the air. */
public final class BareCeiling implements Tool {
    static final int CONNECTIONS = 4;
    private static final double NANOS = 1e9;

    @Override
    public String name() {
        return "bare writer";
    }

    @Override
    public Run run(Job job) throws IOException, InterruptedException {
        return timed(() -> BareWriter.write(job.target(), job.corpus(), CONNECTIONS));
    }

    /** Something that this process does itself. */
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    static Run timed(Work work) throws IOException, InterruptedException {
        double used = Cpu.machineSeconds();
        long begin = System.nanoTime();
        work.run();
        return Run.of((System.nanoTime() - begin) / NANOS, Cpu.machineSeconds() - used);
    }
}
