package dev.mxonramp.bench.sweep;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * dnsperf asking what a routine look asks, each question once, with as many outstanding as the sweep has.
 *
 * @param questions completed
 * @param seconds wall-clock time
 * @param cpuSeconds its own
 */
record DnsPerf(long questions, double seconds, double cpuSeconds) {
    private static final Pattern COMPLETED = Pattern.compile("Queries completed:\\s+(\\d+)");
    private static final Pattern RUN = Pattern.compile("Run time \\(s\\):\\s+([\\d.]+)");
    private static final Pattern CPU = Pattern.compile("cpu ([\\d.]+) ([\\d.]+)");

    /** The questions of one round, to both servers of each domain. */
    static Path questions(Path folder, int domains) throws IOException {
        Path file = folder.resolve("questions");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int server = 0; server < 2; server++) {
                for (int i = 0; i < domains; i++) {
                    out.write("_onramp-challenge." + Net.domain(i) + " TXT\n" + Net.domain(i) + " TXT\n");
                }
            }
        }
        return file;
    }

    static DnsPerf run(Path questions, int port) throws IOException {
        var command = List.of("bash", "-c",
                "TIMEFORMAT='cpu %U %S'; time dnsperf -s " + Net.hostAddresses().getFirst() + " -p " + port
                        + " -e -t 1 -n 1 -q 512 -c 16 -T 1 -d " + questions);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher cpu = match(CPU, said);
        return new DnsPerf(Long.parseLong(match(COMPLETED, said).group(1)),
                Double.parseDouble(match(RUN, said).group(1)),
                Double.parseDouble(cpu.group(1)) + Double.parseDouble(cpu.group(2)));
    }

    private static Matcher match(Pattern pattern, String said) throws IOException {
        Matcher matcher = pattern.matcher(said);
        if (!matcher.find()) {
            throw new IOException("dnsperf says: " + said);
        }
        return matcher;
    }
}
