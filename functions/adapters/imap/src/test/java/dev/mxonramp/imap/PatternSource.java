package dev.mxonramp.imap;

import dev.mxonramp.testkit.imap.HonestImap;
import dev.mxonramp.testkit.imap.ScriptedTalk;
import dev.mxonramp.testkit.imap.ScriptedTalk.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * A server whose inbox is larger than the memory of those who test it: its messages are made as they are asked for. It
 * counts what it gives out.
 */
final class PatternSource implements AutoCloseable {
    private static final String DATE = "17-Jul-1996 02:44:25 -0700";
    private static final Pattern BODY = Pattern.compile("BODY\\.PEEK\\[\\](?:<(\\d+)\\.(\\d+)>)?");
    private static final int AT_ONCE = 1 << 20;

    private final HonestImap server = new HonestImap();
    private final byte[] text = text();
    private final int messages;
    private final int size;
    private final AtomicLong given = new AtomicLong();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final List<String> askedAgain = new ArrayList<>();

    /** @param size of each message, in octets */
    PatternSource(int messages, int size) {
        this.messages = messages;
        this.size = size;
        for (int i = 0; i < messages; i++) {
            server.folder("INBOX").add(Set.of(), DATE, "");
        }
        server.server().on("UID FETCH", this::fetch);
    }

    private static byte[] text() {
        var random = new Random(20_261_123);
        var text = new byte[(1 << 20) + 77];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (i % 78 == 76 ? '\r' : i % 78 == 77 ? '\n' : ' ' + random.nextInt(95));
        }
        return text;
    }

    int port() {
        return server.port();
    }

    /** Octets of messages that were given out so far. */
    long given() {
        return given.get();
    }

    /** What was asked for more than once: UID and the first octet. */
    synchronized List<String> askedAgain() {
        return List.copyOf(askedAgain);
    }

    /** The checksum of a message. */
    long checksum(int uid) {
        var crc = new CRC32C();
        for (int at = 0; at < size; at += AT_ONCE) {
            crc.update(part(uid, at, Math.min(size, at + AT_ONCE)));
        }
        return crc.getValue();
    }

    /** No message is like another: each begins elsewhere in a text without end. */
    private byte[] part(int uid, int from, int to) {
        var part = new byte[to - from];
        for (int done = 0; done < part.length;) {
            int at = (from + done + uid * 131) % text.length;
            int some = Math.min(part.length - done, text.length - at);
            System.arraycopy(text, at, part, done, some);
            done += some;
        }
        return part;
    }

    private void fetch(ScriptedTalk talk, Command command) throws IOException {
        String[] parts = command.arguments().split(" ", 2);
        Matcher body = BODY.matcher(parts[1]);
        boolean wantsBody = body.find();
        for (int uid : uids(parts[0])) {
            if (wantsBody) {
                int from = body.group(1) == null ? 0 : Math.min(size, Integer.parseInt(body.group(1)));
                int to = body.group(2) == null ? size : (int) Math.min(size, from + Long.parseLong(body.group(2)));
                body(talk, uid, from, to, body.group(1) == null ? "" : "<" + from + ">");
            } else {
                talk.say("* " + uid + " FETCH (UID " + uid + " FLAGS () INTERNALDATE \"" + DATE + "\" RFC822.SIZE "
                        + size + ")");
            }
        }
        talk.ok(command);
    }

    private void body(ScriptedTalk talk, int uid, int from, int to, String origin) throws IOException {
        note(uid + " from " + from);
        talk.sayRaw("* " + uid + " FETCH (UID " + uid + " BODY[]" + origin + " {" + (to - from) + "}\r\n");
        for (int at = from; at < to; at += AT_ONCE) {
            byte[] some = part(uid, at, Math.min(to, at + AT_ONCE));
            talk.sayRaw(new String(some, StandardCharsets.ISO_8859_1));
            given.addAndGet(some.length);
        }
        talk.say(")");
    }

    private synchronized void note(String what) {
        if (!asked.add(what)) {
            askedAgain.add(what);
        }
    }

    private List<Integer> uids(String set) {
        var uids = new ArrayList<Integer>();
        for (String range : set.split(",")) {
            String[] ends = range.split(":");
            int last = ends[ends.length - 1].equals("*") ? messages : Integer.parseInt(ends[ends.length - 1]);
            for (int uid = Integer.parseInt(ends[0]); uid <= Math.min(last, messages); uid++) {
                uids.add(uid);
            }
        }
        return uids;
    }

    @Override
    public void close() {
        server.close();
    }
}
