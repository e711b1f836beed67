package dev.mxonramp.local.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativePartTest {
    private static final String PROPERTY = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    @TempDir
    private Path directory;

    @Test
    void manyAtOnceFindOneWholeLibraryAndNoneIsWrittenAgain() throws Exception {
        assumeTrue(System.getProperty("os.name", "").equals("Linux"), "AWS's interface client is for Linux");
        var starts = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 8; i++) {
            starts.add(() -> {
                NativePart.prepare(directory);
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(starts.size())) {
            for (Future<Void> start : threads.invokeAll(starts)) {
                start.get();
            }
        }
        Path library = Path.of(System.getProperty(PROPERTY, ""));
        assertEquals(directory.toAbsolutePath(), library.getParent());
        Object before = Files.getAttribute(library, "unix:ino");
        NativePart.prepare(directory);
        assertEquals(before, Files.getAttribute(library, "unix:ino"));
        try (Stream<Path> files = Files.list(directory)) {
            List<String> left = files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith(".jni"))
                    .toList();
            assertTrue(left.isEmpty(), left::toString);
        }
    }
}
