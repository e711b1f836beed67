package dev.mxonramp.local.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The native part of AWS's interface client, unpacked into the function's own directory. By itself the client copies it
 * over one file in /tmp at every start, and a process that loads it in that moment dies of SIGBUS: in Lambda each process
 * has its own /tmp, on one machine all of them share it.
 */
final class NativePart {
    /** Where the client looks before it unpacks. */
    private static final String PROPERTY = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
    private static final List<String> VARIANTS = List.of("linux-x86_64", "linux-aarch_64", "linux_musl-x86_64",
            "linux_musl-aarch_64");

    private NativePart() {}

    /**
     * Unpacks the variant for this machine, and tells the client where it is.
     *
     * @throws IOException if it cannot be written, or none is for this machine
     */
    static void prepare(Path directory) throws IOException {
        for (String variant : VARIANTS) {
            Path library = unpacked(variant, directory);
            if (loads(library)) {
                System.setProperty(PROPERTY, library.toString());
                return;
            }
        }
        throw new IOException("the interface client has no native part for this machine: " + VARIANTS);
    }

    private static Path unpacked(String variant, Path directory) throws IOException {
        Path library = directory.resolve(".libaws-lambda-jni." + variant + ".so").toAbsolutePath();
        if (Files.exists(library)) {
            return library;
        }
        Path own = Files.createTempFile(directory, ".jni", ".so");
        try (InputStream in = NativePart.class.getResourceAsStream("/jni/libaws-lambda-jni." + variant + ".so")) {
            if (in == null) {
                throw new IOException("the interface client lacks its native part for " + variant);
            }
            Files.copy(in, own, StandardCopyOption.REPLACE_EXISTING);
        }
        // Whole or not at all, whoever else starts now; one that is loaded already stays what it is.
        Files.move(own, library, StandardCopyOption.ATOMIC_MOVE);
        return library;
    }

    @SuppressWarnings("restricted") // this process is started with native access enabled
    private static boolean loads(Path library) {
        try {
            System.load(library.toString());
            return true;
        } catch (UnsatisfiedLinkError otherMachine) {
            return false;
        }
    }
}
