package dev.mxonramp.bench.migration.tool;

import java.io.IOException;

/** Something that moves a mailbox, or does a part of it. */
public interface Tool {
    /** As the table calls it. */
    String name();

    /** What Debian package is missing for it; empty if nothing is. */
    default String missing() {
        return "";
    }

    /** Moves a mailbox, or what is new in it; {@link IOException} if the tool says that it failed. */
    Run run(Job job) throws IOException, InterruptedException;
}
