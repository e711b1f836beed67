package dev.mxonramp.bench.migration.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Relays in a process of their own, so that neither their memory nor their pauses are anybody else's. */
public final class RelayProcess implements AutoCloseable {
    private final Process process;
    private final List<Integer> ports;

    private RelayProcess(Process process, List<Integer> ports) {
        this.process = process;
        this.ports = ports;
    }

    /** Starts it before these servers. */
    static RelayProcess start(Duration roundTrip, List<Integer> serverPorts) throws IOException {
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx1g", "-cp",
                System.getProperty("java.class.path"), RelayProcess.class.getName(), "" + roundTrip.toMillis()));
        serverPorts.forEach(each -> command.add("" + each));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader out = process.inputReader(StandardCharsets.US_ASCII);
        String ports = out.readLine();
        if (ports == null) {
            throw new IOException("the relay did not start");
        }
        return new RelayProcess(process, Stream.of(ports.split(" ")).map(Integer::valueOf).toList());
    }

    /** Arguments: round trip in milliseconds, ports of servers. Ends with its standard input. */
    public static void main(String[] args) throws IOException {
        var ports = new ArrayList<String>();
        for (int i = 1; i < args.length; i++) {
            ports.add("" + DelayRelay.before(Integer.parseInt(args[i]), Duration.ofMillis(Long.parseLong(args[0])))
                    .port());
        }
        System.out.println(String.join(" ", ports));
        while (System.in.read() >= 0) {
            // Nothing is said to it: it only waits for the end.
        }
    }

    /** Where the relays listen, in the order of their servers. */
    List<Integer> ports() {
        return ports;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
