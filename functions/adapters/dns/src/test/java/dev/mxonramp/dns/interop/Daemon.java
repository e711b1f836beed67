package dev.mxonramp.dns.interop;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** A server in a process of its own, stopped by {@link #close()} and by the end of this one. */
final class Daemon implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Process process;
    private final InetSocketAddress address;
    private final Path log;
    private final Thread hook;
    private final Companion companion;

    /** What ends with the server. */
    @FunctionalInterface
    interface Companion extends AutoCloseable {
        @Override
        void close();
    }

    private Daemon(Process process, InetSocketAddress address, Path log, Companion companion) {
        this.process = process;
        this.address = address;
        this.log = log;
        this.companion = companion;
        hook = new Thread(process::destroyForcibly, "stop " + log);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    static Daemon start(List<String> command, Path folder, InetSocketAddress address, Companion companion)
            throws IOException {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        return new Daemon(process, address, log, companion);
    }

    InetSocketAddress address() {
        return address;
    }

    /** Waits until it has the zone, in this version or a later one. */
    void awaitZone(String origin, long serial, boolean recursive) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (serial(origin, recursive) < serial) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException(log + " at " + address + " does not answer for '" + origin + "': "
                        + Files.readString(log));
            }
            Thread.sleep(PAUSE);
        }
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
        new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor();
    }

    @Override
    public void close() {
        companion.close();
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
