package dev.mxonramp.local.migrate;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where passwords come from: files, else the environment; never the command line. */
public final class Passwords {
    private final Map<String, String> environment;

    /** @param environment of the process */
    public Passwords(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The password of one side.
     *
     * @param side {@code from} or {@code to}
     * @param file with one line, the password; null for the environment
     * @throws IllegalArgumentException with a sentence that says what to do, where there is none
     */
    public String of(String side, Endpoint endpoint, @Nullable Path file) {
        String option = "--" + side + "-password-file";
        String variable = "ONRAMP_" + side.toUpperCase(Locale.ROOT) + "_PASSWORD";
        if (file != null) {
            return checked(firstLine(option, file), option + ": the file " + file);
        }
        String value = environment.get(variable);
        if (value == null) {
            throw new IllegalArgumentException("the password of " + endpoint + " is missing: put it into a file that "
                    + "only you can read and name that with " + option + ", or set " + variable);
        }
        return checked(value, variable);
    }

    private static String firstLine(String option, Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.replaceFirst("\r?\n\\z", "");
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(option + ": the file " + file + " is not UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(option + ": cannot read " + file, e);
        }
    }

    private static String checked(String password, String where) {
        if (password.isEmpty()) {
            throw new IllegalArgumentException(where + " is empty: the password goes there");
        }
        if (password.codePoints().anyMatch(each -> each == '\n' || each == '\r' || each == 0)) {
            throw new IllegalArgumentException(where + " has more than one line: only the password goes there");
        }
        return password;
    }
}
