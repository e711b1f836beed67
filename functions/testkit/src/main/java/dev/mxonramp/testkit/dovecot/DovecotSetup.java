package dev.mxonramp.testkit.dovecot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a {@link DovecotServer} is set up; each method gives a changed copy.
 *
 * @param storage how mail lies on disk
 * @param prefix of the personal namespace, with its delimiter; empty for none
 * @param delimiter between folder names
 * @param capabilities what it tells, whether it is true or not
 * @param specialUses attributes of RFC 6154 by folder name, without the prefix; the folders are made
 * @param connections at most so many for each mailbox
 * @param appendLimit octets of the largest message that it takes; 0 for any
 * @param settings more lines of configuration, which override what is above
 */
public record DovecotSetup(Storage storage, String prefix, char delimiter, List<String> capabilities,
        Map<String, String> specialUses, int connections, long appendLimit, List<String> settings) {
    /** All that Dovecot 2.3 tells behind a login, and the two of its plug-ins. */
    private static final List<String> ALL = List.of("IMAP4rev1", "SASL-IR", "LOGIN-REFERRALS", "ID", "ENABLE", "IDLE",
            "SORT", "SORT=DISPLAY", "THREAD=REFERENCES", "THREAD=REFS", "THREAD=ORDEREDSUBJECT", "MULTIAPPEND",
            "URL-PARTIAL", "CATENATE", "UNSELECT", "CHILDREN", "NAMESPACE", "UIDPLUS", "LIST-EXTENDED", "I18NLEVEL=1",
            "CONDSTORE", "QRESYNC", "ESEARCH", "ESORT", "SEARCHRES", "WITHIN", "CONTEXT=SEARCH", "LIST-STATUS",
            "BINARY", "MOVE", "SNIPPET=FUZZY", "PREVIEW=FUZZY", "PREVIEW", "STATUS=SIZE", "SAVEDATE", "LITERAL+",
            "NOTIFY", "SPECIAL-USE", "COMPRESS=DEFLATE", "QUOTA");

    /** How mail lies on disk. */
    public enum Storage {
        /** A file a message; a folder's name cannot hold the delimiter {@code .} of Maildir++. */
        MAILDIR("maildir:~/Maildir"),
        /** A file a message, with an index that is the truth. */
        SDBOX("sdbox:~/sdbox"),
        /** Many messages a file. */
        MDBOX("mdbox:~/mdbox");

        private final String location;

        Storage(String location) {
            this.location = location;
        }

        String location() {
            return location;
        }
    }

    public DovecotSetup {
        capabilities = List.copyOf(capabilities);
        specialUses = Map.copyOf(specialUses);
        settings = List.copyOf(settings);
    }

    /** Everything that Dovecot has, on sdbox, with {@code /} and without a prefix. */
    public static DovecotSetup standard() {
        return new DovecotSetup(Storage.SDBOX, "", '/', ALL, Map.of(), 100, 0, List.of());
    }

    /** Nothing but IMAP4rev1, which also hides where the namespace is. */
    public DovecotSetup bare() {
        return capabilities(List.of("IMAP4rev1"));
    }

    /** Mail lies otherwise. */
    public DovecotSetup on(Storage other) {
        return new DovecotSetup(other, prefix, delimiter, capabilities, specialUses, connections, appendLimit,
                settings);
    }

    /** Folders lie below a prefix, e.g. {@code INBOX.}, and have this delimiter between their names. */
    public DovecotSetup namespace(String newPrefix, char newDelimiter) {
        return new DovecotSetup(storage, newPrefix, newDelimiter, capabilities, specialUses, connections, appendLimit,
                settings);
    }

    /** Does not tell these, nor what is said of them ({@code COMPRESS} takes {@code COMPRESS=DEFLATE} with it). */
    public DovecotSetup without(String... names) {
        return capabilities(capabilities.stream().filter(each -> {
            for (String name : names) {
                if (each.equals(name) || each.startsWith(name + "=")) {
                    return false;
                }
            }
            return true;
        }).toList());
    }

    /** Tells these, too. */
    public DovecotSetup with(String... words) {
        var more = new ArrayList<>(capabilities);
        more.addAll(List.of(words));
        return capabilities(more);
    }

    private DovecotSetup capabilities(List<String> words) {
        return new DovecotSetup(storage, prefix, delimiter, words, specialUses, connections, appendLimit, settings);
    }

    /** Has this folder, which is for this: {@code \Sent} and the like. */
    public DovecotSetup specialUse(String folder, String attribute) {
        var more = new TreeMap<>(specialUses);
        more.put(folder, attribute);
        return new DovecotSetup(storage, prefix, delimiter, capabilities, more, connections, appendLimit, settings);
    }

    /** Takes only so many connections for each mailbox. */
    public DovecotSetup connections(int most) {
        return new DovecotSetup(storage, prefix, delimiter, capabilities, specialUses, most, appendLimit, settings);
    }

    /** Takes messages up to so many octets, and tells it (RFC 7889); {@code without("APPENDLIMIT")} keeps it dark. */
    public DovecotSetup appendLimit(long octets) {
        return new DovecotSetup(storage, prefix, delimiter, with("APPENDLIMIT=" + octets).capabilities, specialUses,
                connections, octets, settings);
    }

    /** Has these lines in its configuration, too. */
    public DovecotSetup setting(String... lines) {
        var more = new ArrayList<>(settings);
        more.addAll(List.of(lines));
        return new DovecotSetup(storage, prefix, delimiter, capabilities, specialUses, connections, appendLimit, more);
    }

}
