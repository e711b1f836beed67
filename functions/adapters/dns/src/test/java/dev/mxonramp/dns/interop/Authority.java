package dev.mxonramp.dns.interop;

import dev.mxonramp.dns.table.Signing;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;

/** A make of name server with its own tools. */
interface Authority {
    /** Skips the test where it is not installed. */
    void demand();

    /** Serves these zones, by their names, from these master files; its own files go to the folder. */
    Daemon serve(Path folder, InetSocketAddress address, Map<String, Path> zones) throws IOException;

    /** Signs a master file with a new key; everything is written to the folder. */
    Signed sign(Path folder, String origin, Path master, Signing how) throws IOException, InterruptedException;

    /** The signed master file, and the data of the DS record for the zone above. */
    record Signed(Path master, String ds) {}
}
