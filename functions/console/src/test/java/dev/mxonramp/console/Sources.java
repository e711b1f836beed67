package dev.mxonramp.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The page's own sources, as they lie in the repository. */
final class Sources {
    private static final Path WEB = Path.of(System.getProperty("onramp.root", "."),
            "functions/console/src/main/resources/dev/mxonramp/console/web");

    private Sources() {}

    static List<Path> modules() throws IOException {
        return ending(".js");
    }

    static List<Path> ending(String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(WEB)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        }
    }

    static String name(Path file) {
        return WEB.relativize(file).toString();
    }
}
