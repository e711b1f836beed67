package dev.mxonramp.testkit.imap;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** The faults that servers have, each with its knob. */
public final class ImapFaults {
    private static final int DRIP_NANOS = 20_000;
    private static final int CHUNK = 1 << 16;

    private ImapFaults() {}

    /** Breaks connections off after so many octets that the server has said over all of them, once. */
    public static ImapFault dropAfterSaying(int octets) {
        var left = new AtomicInteger(octets);
        return new ImapFault() {
            @Override
            public void send(ScriptedTalk talk, byte[] said, OutputStream out) throws IOException {
                int before = left.getAndAdd(-said.length);
                if (before <= 0 || before > said.length) {
                    out.write(said);
                    return;
                }
                out.write(said, 0, before);
                out.flush();
                talk.hangUp();
            }
        };
    }

    /** Breaks a connection off after so many octets that clients have said over all connections, once. */
    public static ImapFault dropAfterHearing(int octets) {
        var left = new AtomicInteger(octets);
        return new ImapFault() {
            @Override
            public void heard(ScriptedTalk talk, int heard) throws IOException {
                int before = left.getAndAdd(-heard);
                if (before > 0 && before <= heard) {
                    talk.hangUp();
                    throw new IOException("broken off as told");
                }
            }
        };
    }

    /**
     * Answers commands so, instead of obeying them.
     *
     * @param name in capitals
     * @param first from this one on, counted from 1
     * @param times so many of them
     * @param words e.g. {@code NO [THROTTLED] slow down}
     */
    public static ImapFault answer(String name, int first, int times, String words) {
        return at(name, first, times, (talk, command) -> talk.say(command.tag() + " " + words));
    }

    /** Says good-bye at a command, and hangs up. */
    public static ImapFault bye(String name, int nth) {
        return at(name, nth, 1, (talk, _) -> {
            talk.say("* BYE [UNAVAILABLE] going down");
            talk.hangUp();
        });
    }

    /** Hangs up at a command after it has been obeyed, before it is answered. */
    public static ImapFault dropAnswer(String name, int nth, ScriptedImap.Answer obeyed) {
        var silent = ConcurrentHashMap.<ScriptedTalk>newKeySet();
        ImapFault once = at(name, nth, 1, (talk, command) -> {
            silent.add(talk);
            obeyed.to(talk, command);
            talk.hangUp();
        });
        return new ImapFault() {
            @Override
            public boolean instead(ScriptedTalk talk, ScriptedTalk.Command command) throws IOException {
                return once.instead(talk, command);
            }

            @Override
            public void send(ScriptedTalk talk, byte[] said, OutputStream out) throws IOException {
                if (!silent.contains(talk)) {
                    out.write(said);
                }
            }
        };
    }

    /** Answers nothing any more from a command on, and keeps the connection. */
    public static ImapFault stall(String name, int nth) {
        return at(name, nth, 1, (talk, _) -> talk.stall());
    }

    /** Sends a line without an end at a command, until the client hangs up or so many octets are out. */
    public static ImapFault endlessLine(String name, int nth, String begin, long octets) {
        return at(name, nth, 1, (talk, _) -> {
            talk.sayRaw(begin);
            for (long sent = 0; sent < octets; sent += CHUNK) {
                talk.sayRaw("x".repeat(CHUNK));
            }
            talk.hangUp();
        });
    }

    /** Deals with some commands in this way. */
    public static ImapFault at(String name, int first, int times, ScriptedImap.Answer answer) {
        var count = new AtomicInteger();
        return new ImapFault() {
            @Override
            public boolean instead(ScriptedTalk talk, ScriptedTalk.Command command) throws IOException {
                if (!command.name().equals(name)) {
                    return false;
                }
                int nth = count.incrementAndGet();
                if (nth < first || nth >= first + times) {
                    return false;
                }
                answer.to(talk, command);
                return true;
            }
        };
    }

    /** Says everything in pieces of so many octets, with a moment between them. */
    public static ImapFault drip(int octets) {
        return new ImapFault() {
            @Override
            public void send(ScriptedTalk talk, byte[] said, OutputStream out) throws IOException {
                for (int at = 0; at < said.length; at += octets) {
                    out.write(said, at, Math.min(octets, said.length - at));
                    out.flush();
                    LockSupport.parkNanos(DRIP_NANOS);
                }
            }
        };
    }

    /** Ends commands that a client sends in one go in the opposite order (RFC 3501 5.5). */
    public static ImapFault outOfTurn() {
        Map<ScriptedTalk, Deque<byte[]>> held = new ConcurrentHashMap<>();
        return new ImapFault() {
            @Override
            public void send(ScriptedTalk talk, byte[] said, OutputStream out) throws IOException {
                Deque<byte[]> ends = held.computeIfAbsent(talk, _ -> new ArrayDeque<>());
                if (said[0] == '*' || said[0] == '+') {
                    out.write(said);
                    return;
                }
                ends.push(said);
                while (!talk.more() && !ends.isEmpty()) {
                    out.write(ends.pop());
                }
            }
        };
    }

    /** Says something else than it should; what it says at a time is a whole answer. */
    public static ImapFault instead(UnaryOperator<String> lie) {
        return new ImapFault() {
            @Override
            public void send(ScriptedTalk talk, byte[] said, OutputStream out) throws IOException {
                out.write(lie.apply(new String(said, StandardCharsets.ISO_8859_1))
                        .getBytes(StandardCharsets.ISO_8859_1));
            }
        };
    }
}
