package dev.mxonramp.bench.migration.tool;

import dev.mxonramp.bench.migration.imap.Login;
import dev.mxonramp.lambda.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * {@code onramp migrate}, as people run it, within 256 MB of heap.
 *
 * @param jar the command line's
 */
public record Onramp(Path jar) implements Tool {
    private static final int HEAP = 256;
    private static final Pattern COLLECTION = Pattern.compile("\\b(\\d+)M->\\d+M\\(");
    private static final Pattern AT_EXIT = Pattern.compile("\\bused (\\d+)K");
    private static final int KIBIBYTES = 1024;

    @Override
    public String name() {
        return "onramp migrate";
    }

    @Override
    public Run run(Job job) throws IOException, InterruptedException {
        Path gc = job.folder().resolve("gc");
        List<String> command = List.of(System.getProperty("java.home") + "/bin/java", "-Xmx" + HEAP + "m",
                "-Xlog:gc,gc+heap+exit:file=" + gc, "-jar", jar.toAbsolutePath().toString(), "migrate", "--from",
                url(job.source()), "--to", url(job.target()), "--state", job.folder().resolve("state").toString(),
                "--insecure-loopback", "--json");
        Child child = Child.run(command, Map.of("ONRAMP_FROM_PASSWORD", job.source().password(),
                "ONRAMP_TO_PASSWORD", job.target().password()), job.folder()).demand(0);
        double seconds = seconds(child.out());
        return new Run(seconds, child.seconds() - seconds, peak(Files.readString(gc)), child.peakResident(),
                child.cpuSeconds());
    }

    private static String url(Login login) {
        return "imap://" + login.user() + "@127.0.0.1:" + login.port();
    }

    private static double seconds(String report) throws IOException {
        if (Json.object(Json.read(report)).get("seconds") instanceof Number seconds) {
            return seconds.doubleValue();
        }
        throw new IOException("the report has no seconds: " + report);
    }

    /** The most that lay in the heap before a collection or at the end. */
    static OptionalLong peak(String log) {
        LongStream collections = COLLECTION.matcher(log).results().mapToLong(each -> Long.parseLong(each.group(1)));
        Matcher exit = AT_EXIT.matcher(log);
        LongStream atExit = exit.find()
                ? LongStream.of(Long.parseLong(exit.group(1)) / KIBIBYTES)
                : LongStream.empty();
        return Stream.of(collections, atExit).flatMapToLong(each -> each).max();
    }
}
