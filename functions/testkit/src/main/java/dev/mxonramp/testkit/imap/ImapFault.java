package dev.mxonramp.testkit.imap;

import java.io.IOException;
import java.io.OutputStream;

/** What is wrong with a {@link ScriptedImap} for a time, whatever it was told to answer. */
public interface ImapFault {
    /** Nothing is. */
    ImapFault NONE = new ImapFault() {
    };

    /**
     * Deals with a command in place of the server.
     *
     * @return whether it did
     */
    default boolean instead(ScriptedTalk talk, ScriptedTalk.Command command) throws IOException {
        return false;
    }

    /** Sends what the server says. */
    default void send(ScriptedTalk talk, byte[] octets, OutputStream out) throws IOException {
        out.write(octets);
    }

    /** Takes notice that so many octets of the client have come. */
    default void heard(ScriptedTalk talk, int octets) throws IOException {
        // Nothing is wrong with them.
    }
}
