package dev.mxonramp.dns.interop;

import dev.mxonramp.testkit.process.ServerProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** A name server in a process of its own. */
final class Daemon implements AutoCloseable {
    private final ServerProcess process;
    private final InetSocketAddress address;
    private final Companion companion;

    /** What ends with the server. */
    @FunctionalInterface
    interface Companion extends AutoCloseable {
        @Override
        void close();
    }

    private Daemon(ServerProcess process, InetSocketAddress address, Companion companion) {
        this.process = process;
        this.address = address;
        this.companion = companion;
    }

    static Daemon start(List<String> command, Path folder, InetSocketAddress address, Companion companion)
            throws IOException {
        return new Daemon(ServerProcess.start(command, folder), address, companion);
    }

    InetSocketAddress address() {
        return address;
    }

    /** Waits until it has the zone, in this version or a later one. */
    void awaitZone(String origin, long serial, boolean recursive) throws IOException, InterruptedException {
        process.await("answer for '" + origin + "' at " + address, () -> serial(origin, recursive) >= serial);
    }

    private long serial(String origin, boolean recursive) {
        try {
            var name = Name.fromString(origin + ".");
            Message query = Message.newQuery(Record.newRecord(name, Type.SOA, DClass.IN));
            if (!recursive) {
                query.getHeader().unsetFlag(Flags.RD);
            }
            Message reply = ask(query);
            return reply.getRcode() != Rcode.NOERROR
                    ? 0
                    : reply.getSection(Section.ANSWER).stream().filter(SOARecord.class::isInstance)
                            .mapToLong(record -> ((SOARecord) record).getSerial()).findFirst().orElse(0);
        } catch (IOException notYet) {
            return 0;
        }
    }

    /** One question, as any client asks it. */
    Message ask(Message query) throws IOException {
        var client = new SimpleResolver(address);
        client.setTimeout(Duration.ofSeconds(5));
        return client.send(query);
    }

    /** Makes it read its zone files again. */
    void reload() throws IOException, InterruptedException {
        process.reload();
    }

    @Override
    public void close() {
        companion.close();
        process.close();
    }
}
