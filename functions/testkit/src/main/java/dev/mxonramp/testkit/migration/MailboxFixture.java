package dev.mxonramp.testkit.migration;

import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import java.util.List;
import java.util.Set;

/** An empty mailbox for a contract, filled and looked into past the ports under test. */
public interface MailboxFixture {
    /** Makes a folder. */
    void create(String wireName);

    /**
     * Adds a message.
     *
     * @param octets its bytes, one character each
     * @param date INTERNALDATE as on the wire, e.g. {@code 17-Jul-1996 02:44:25 -0700}
     * @return whether the server takes such a message
     */
    boolean add(String wireName, String octets, String date, String... flags);

    /** Removes the message at this place of a folder, counted from 1. */
    void expunge(String wireName, int place);

    /** The octets of a folder's messages, in the order of their UIDs. */
    List<String> octets(String wireName);

    /** The flags of the message at this place, without {@code \Recent}. */
    Set<String> flags(String wireName, int place);

    /** Opens a connection of its own that reads. */
    MailboxReader reader();

    /** Opens a connection of its own that writes. */
    MailboxWriter writer();

    /** Between the names of folders. */
    char delimiter();

    /** What every folder's name but the inbox's begins with, e.g. {@code INBOX.}. */
    default String prefix() {
        return "";
    }
}
