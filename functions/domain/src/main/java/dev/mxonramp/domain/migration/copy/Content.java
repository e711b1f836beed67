package dev.mxonramp.domain.migration.copy;

import java.io.IOException;
import java.io.InputStream;

/** A message's bytes while they are on their way: in memory or in a temporary file, verbatim. */
public interface Content extends AutoCloseable {
    /** How many octets. */
    long size();

    /** Reads them from the start; may be done again. */
    InputStream open() throws IOException;

    /** Lets go of what holds them. */
    @Override
    void close();
}
