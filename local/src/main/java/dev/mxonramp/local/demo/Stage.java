package dev.mxonramp.local.demo;

import dev.mxonramp.testkit.dns.LoopbackDns;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What the story needs of the running system, as a person in front of it would have it. */
public interface Stage {
    /** Address of the HTTP API. */
    URI api();

    /** The DNS of the small world on loopback, whose zones the customer's panel edits. */
    LoopbackDns dns();

    /** The old provider's IMAP door. */
    InetSocketAddress oldImap();

    /** The new host's IMAP door. */
    InetSocketAddress newImap();

    /** Adds a mailbox at the old provider. */
    void addOldMailbox(String address, String password);

    /** Texts of the mails that were sent to an address, oldest first. */
    List<String> mailsTo(String address);

    /** State transitions of every execution so far, by execution name. */
    Map<String, Long> transitions();
}
