package dev.mxonramp.domain.migration.folder;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A folder as a server listed it.
 *
 * @param wireName its name exactly as the server said it, one character an octet; every command repeats it so
 * @param delimiter the server's hierarchy delimiter, 0 for none
 * @param attributes of LIST, e.g. {@code \HasNoChildren}, in lower case
 * @param subscribed whether it is subscribed
 */
public record ListedFolder(String wireName, char delimiter, Set<String> attributes, boolean subscribed) {
    private static final Set<String> CLOSED = Set.of("\\noselect", "\\nonexistent");

    public ListedFolder {
        attributes = attributes.stream().map(each -> each.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        attributes = Set.copyOf(attributes);
    }

    /** The same folder as it was listed once more: what one line says of it holds, and that it can be opened. */
    ListedFolder and(ListedFolder again) {
        var both = new HashSet<>(attributes);
        both.addAll(again.attributes);
        if (selectable() || again.selectable()) {
            both.removeAll(CLOSED);
        }
        return new ListedFolder(wireName, delimiter, both, subscribed || again.subscribed);
    }

    /** Whether it can hold messages at all. */
    public boolean selectable() {
        return attributes.stream().noneMatch(CLOSED::contains);
    }

    /** Its name in Unicode: modified UTF-7 where it is that, else UTF-8, else one character an octet. */
    public String name() {
        return ModifiedUtf7.decode(wireName).or(() -> utf8(wireName)).orElse(wireName);
    }

    /** Its path below the personal namespace's prefix, e.g. {@code INBOX.}; the empty prefix for none. */
    public FolderPath path(String prefix) {
        String name = name();
        boolean below = !prefix.isEmpty() && name.length() > prefix.length()
                && name.regionMatches(true, 0, prefix, 0, prefix.length());
        return FolderPath.split(below ? name.substring(prefix.length()) : name, delimiter);
    }

    /** What it is for: as the server tells, else by its name at the top. */
    public Optional<SpecialUse> use(String prefix) {
        return SpecialUse.ofAttributes(attributes).or(() -> {
            FolderPath path = path(prefix);
            return path.names().size() == 1 ? SpecialUse.ofName(path.last()) : Optional.empty();
        });
    }

    private static Optional<String> utf8(String octets) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1))).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
