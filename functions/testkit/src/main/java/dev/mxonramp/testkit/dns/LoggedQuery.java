package dev.mxonramp.testkit.dns;

/**
 * A query that a {@link LoopbackDns} received.
 *
 * @param server the name of the server asked, or {@code resolver}
 * @param name the name asked for, without the trailing dot
 * @param type the type asked for, e.g. {@code TXT}
 * @param recursive whether recursion was desired (RD)
 * @param tcp whether it came by TCP
 */
public record LoggedQuery(String server, String name, String type, boolean recursive, boolean tcp) {
    @Override
    public String toString() {
        return server + (tcp ? " tcp " : " ") + name + " " + type + (recursive ? " +rd" : "");
    }
}
