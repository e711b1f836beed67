package dev.mxonramp.bench.migration.tool;

import dev.mxonramp.bench.migration.imap.BareReader;
import java.io.IOException;

/** What the source gives out at most: bare sockets that read all of it and keep nothing. It moves nothing. */
public final class BareSource implements Tool {
    @Override
    public String name() {
        return "bare reader";
    }

    @Override
    public Run run(Job job) throws IOException, InterruptedException {
        return BareCeiling.timed(() -> BareReader.read(job.source(), job.corpus(), BareCeiling.CONNECTIONS));
    }
}
