package dev.mxonramp.domain.migration.folder;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes a path as the target's name. What the target cannot hold within a name becomes {@code =} and the hex of the
 * character, so that it can be read back; an equals sign that would read so is written {@code =3D}.
 *
 * @param prefix of the target's namespace, decoded
 * @param delimiter of the target; 0 for a flat server
 */
public record TargetNames(String prefix, char delimiter) {
    private static final String NEVER = "%*\\\"";
    private static final String STRICT = NEVER + "&#/.:<>|?~";
    private static final int SAFE_LENGTH = 40;

    /**
     * Wire names to try one after the other, until the target takes one: as it is, with everything escaped that any
     * server is known to refuse, and last a plain one that says where it came from.
     */
    public List<String> candidates(FolderPath path) {
        return List.of(wire(path, NEVER), wire(path, STRICT), plain(path)).stream().distinct().toList();
    }

    private String wire(FolderPath path, String forbidden) {
        if (path.isInbox()) {
            return FolderPath.INBOX;
        }
        List<String> names = path.names();
        String separator = delimiter == 0 ? "=2F" : String.valueOf(delimiter);
        var name = new StringBuilder(prefix);
        for (int i = 0; i < names.size(); i++) {
            name.append(i == 0 ? "" : separator).append(escape(names.get(i), forbidden, i == 0));
        }
        return ModifiedUtf7.encode(name.toString());
    }

    private String escape(String name, String forbidden, boolean first) {
        var escaped = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (forbidden.indexOf(c) >= 0 || separates(c) || misplaced(name, i, first) || looksEscaped(name, i)) {
                escaped.append(c < 0x100 ? "=%02X".formatted((int) c) : "=u%04X".formatted((int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.isEmpty() ? "=" : escaped.toString();
    }

    private boolean separates(char c) {
        return Character.isISOControl(c) || (c == delimiter && delimiter != 0);
    }

    private static boolean misplaced(String name, int at, boolean first) {
        char c = name.charAt(at);
        boolean edge = at == 0 || at == name.length() - 1;
        return (c == '#' && at == 0 && first) || (c == ' ' && edge) || (Character.isSurrogate(c) && !paired(name, at));
    }

    private static boolean looksEscaped(String name, int at) {
        return name.charAt(at) == '='
                && (name.length() == 1 || name.substring(at).matches("(?s)=([0-9A-F]{2}|u[0-9A-F]{4}).*"));
    }

    private static boolean paired(String name, int at) {
        return Character.isHighSurrogate(name.charAt(at))
                ? at + 1 < name.length() && Character.isLowSurrogate(name.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(name.charAt(at - 1));
    }

    private String plain(FolderPath path) {
        String safe = path.toString().replaceAll("[^A-Za-z0-9 _-]+", "-");
        String hash = sha256(String.join("\0", path.names()));
        String start = safe.substring(0, Math.min(SAFE_LENGTH, safe.length())).strip();
        return ModifiedUtf7.encode(prefix) + (start + "-" + hash.substring(0, 8)).replace(delimiter, '-');
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
