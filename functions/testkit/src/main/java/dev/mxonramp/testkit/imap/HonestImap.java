package dev.mxonramp.testkit.imap;

import dev.mxonramp.testkit.imap.ScriptedTalk.Command;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * A small server with one mailbox in memory that does what it is asked (RFC 3501, with RFC 3502 MULTIAPPEND, RFC 4315
 * UIDPLUS, RFC 7888 LITERAL+ and Gmail's X-GM-MSGID), until a {@link ImapFault} is put in its way. Its names have slashes
 * between them.
 */
public final class HonestImap implements AutoCloseable {
    private static final String NO_DATE = "01-Jan-2020 00:00:00 +0000";
    private static final String FLAGS = "\\Seen \\Answered \\Flagged \\Deleted \\Draft";

    private final ScriptedImap server = new ScriptedImap();
    private final Map<String, ImapFolder> folders = new ConcurrentSkipListMap<>();
    private final Set<String> subscribed = new ConcurrentSkipListSet<>();
    private final Map<String, String> attributes = new ConcurrentHashMap<>();
    private final HonestSessions sessions = new HonestSessions();
    private volatile boolean tellsPlaces = true;
    private volatile boolean keepsDates = true;
    private long nextValidity = 1_000;

    /** A server with an inbox. */
    public HonestImap() {
        folder("INBOX");
        capabilities("IMAP4rev1 LITERAL+ MULTIAPPEND UIDPLUS");
        server.on("LIST", (talk, command) -> list(talk, command, folders.keySet()))
                .on("LSUB", (talk, command) -> list(talk, command, subscribed))
                .on("CREATE", this::create).on("DELETE", this::delete)
                .on("SUBSCRIBE", (talk, command) -> {
                    subscribed.add(new ImapArguments(command.arguments()).word());
                    talk.ok(command);
                })
                .on("STATUS", this::status)
                .on("SELECT", this::open).on("EXAMINE", this::open)
                .on("APPEND", this::append).on("COPY", this::copy).on("UID COPY", this::copy)
                .on("FETCH", sessions::fetch).on("UID FETCH", sessions::fetch)
                .on("STORE", sessions::store).on("UID STORE", sessions::store)
                .on("SEARCH", sessions::search).on("UID SEARCH", sessions::search)
                .on("EXPUNGE", sessions::expunge).on("UID EXPUNGE", sessions::expunge);
    }

    /** Tells these capabilities; without UIDPLUS, it keeps dark where a message has landed. */
    public HonestImap capabilities(String words) {
        tellsPlaces = words.contains("UIDPLUS");
        server.capabilities(words);
        return this;
    }

    /** Does not keep the dates of messages that it copies (RFC 3501 6.4.7 only says that a server should). */
    public HonestImap losesDates() {
        keepsDates = false;
        return this;
    }

    /** The server behind, for faults and for what was heard. */
    public ScriptedImap server() {
        return server;
    }

    /** The port that it listens at. */
    public int port() {
        return server.port();
    }

    /** A folder, made where it is not there. */
    public synchronized ImapFolder folder(String wireName) {
        return folders.computeIfAbsent(name(wireName), _ -> new ImapFolder(nextValidity++));
    }

    /** Obeys an APPEND, and answers it. */
    public void append(ScriptedTalk talk, Command command) throws IOException {
        var arguments = new ImapArguments(command.arguments());
        ImapFolder folder = folders.get(name(arguments.word()));
        if (folder == null) {
            talk.no(command, "[TRYCREATE] no such folder");
            return;
        }
        var uids = new ArrayList<Long>();
        synchronized (folder) {
            // All of them or none (RFC 3502 6.3.11): nothing of ours is refused.
            while (arguments.more()) {
                List<String> flags = arguments.next('(') ? arguments.list() : List.of();
                String date = arguments.next('"') ? arguments.word() : NO_DATE;
                uids.add(folder.add(flags, date, arguments.word()));
            }
        }
        String place = "[APPENDUID " + folder.uidValidity() + " " + uids.getFirst()
                + (uids.size() > 1 ? ":" + uids.getLast() : "") + "] ";
        talk.say(command.tag() + " OK " + (tellsPlaces ? place : "") + "done");
    }

    /** Obeys a COPY, and answers it. */
    public void copy(ScriptedTalk talk, Command command) throws IOException {
        var arguments = new ImapArguments(command.arguments());
        String set = arguments.word();
        ImapFolder folder = folders.get(name(arguments.word()));
        if (folder == null) {
            talk.no(command, "[TRYCREATE] no such folder");
            return;
        }
        Optional<List<ImapFolder.Stored>> named = sessions.named(talk, command, set);
        if (named.isPresent()) {
            var places = new StringJoiner(",");
            var copies = new StringJoiner(",");
            for (ImapFolder.Stored each : named.get()) {
                places.add(Long.toString(each.uid()));
                copies.add(Long.toString(folder.add(each.flags(),
                        keepsDates ? each.date() : NO_DATE, each.octets())));
            }
            String told = "[COPYUID " + folder.uidValidity() + " " + places + " " + copies + "] ";
            talk.say(command.tag() + " OK " + (tellsPlaces && !named.get().isEmpty() ? told : "") + "done");
        }
    }

    /** Lists a folder with these attributes, e.g. {@code \All}. */
    public HonestImap attributes(String wireName, String words) {
        attributes.put(name(wireName), words);
        return this;
    }

    /** The messages whose bodies, or parts of them, were given out by UID FETCH, in this order. */
    public List<ImapFolder.Stored> given() {
        return sessions.given();
    }

    private static String name(String wireName) {
        return wireName.equalsIgnoreCase("INBOX") ? "INBOX" : wireName;
    }

    private void list(ScriptedTalk talk, Command command, Set<String> names) throws IOException {
        for (String name : names) {
            talk.say("* " + command.name() + " (" + attributes.getOrDefault(name, "") + ") \"/\" \"" + name + "\"");
        }
        talk.ok(command);
    }

    private void create(ScriptedTalk talk, Command command) throws IOException {
        String name = name(new ImapArguments(command.arguments()).word());
        boolean legal = name.matches("[ -~&&[^%*\"\\\\]]+") && !("/" + name + "/").contains("//")
                && name.equals(name.strip());
        if (!legal || folders.containsKey(name)) {
            talk.no(command, legal ? "[ALREADYEXISTS] there" : "[CANNOT] not such a name");
            return;
        }
        folder(name);
        talk.ok(command);
    }

    private void delete(ScriptedTalk talk, Command command) throws IOException {
        String name = name(new ImapArguments(command.arguments()).word());
        if (name.equals("INBOX") || folders.remove(name) == null) {
            talk.no(command, "[NONEXISTENT] no such folder");
            return;
        }
        talk.ok(command);
    }

    private void status(ScriptedTalk talk, Command command) throws IOException {
        String name = new ImapArguments(command.arguments()).word();
        ImapFolder folder = folders.get(name(name));
        if (folder == null) {
            talk.no(command, "[NONEXISTENT] no such folder");
            return;
        }
        talk.say("* STATUS \"" + name + "\" (MESSAGES " + folder.messages().size() + " UIDNEXT " + folder.uidNext()
                + " UIDVALIDITY " + folder.uidValidity() + ")");
        talk.ok(command);
    }

    private void open(ScriptedTalk talk, Command command) throws IOException {
        ImapFolder folder = folders.get(name(new ImapArguments(command.arguments()).word()));
        if (folder == null) {
            sessions.close(talk);
            talk.no(command, "[NONEXISTENT] no such folder");
            return;
        }
        sessions.open(talk, folder);
        talk.say("* " + folder.messages().size() + " EXISTS");
        talk.say("* FLAGS (" + FLAGS + ")");
        talk.say("* OK [PERMANENTFLAGS (" + FLAGS + " \\*)] kept");
        talk.say("* OK [UIDVALIDITY " + folder.uidValidity() + "] valid");
        talk.say("* OK [UIDNEXT " + folder.uidNext() + "] next");
        talk.ok(command);
    }

    @Override
    public void close() {
        server.close();
    }
}
