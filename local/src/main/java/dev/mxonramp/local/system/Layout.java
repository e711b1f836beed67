package dev.mxonramp.local.system;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the built project lies.
 *
 * @param root the folder with template.yaml
 */
public record Layout(Path root) {
    /** Finds the project from where this class was loaded: {@code local/target/onramp.jar} or the classes beside it. */
    public static Layout find() {
        try {
            Path code = Path.of(Layout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path root = code.resolve("../../..").normalize();
            if (!Files.isRegularFile(root.resolve("template.yaml"))) {
                throw new IllegalStateException("There is no template.yaml in " + root
                        + ". Leave onramp.jar where the build puts it, in local/target.");
            }
            return new Layout(root);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A folder that the build of {@code local} fills: james, oldhost, dynamodb, runtime. */
    public Path built(String name) {
        return root.resolve("local").resolve("target").resolve(name);
    }
}
