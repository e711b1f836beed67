package dev.mxonramp.domain.migration;

import java.util.List;
import java.util.Optional;

/** The passes of a mailbox. A record is written by the pass's own execution alone, so that writing is repeatable. */
public interface PassStore {
    /** One pass, strongly consistent. */
    Optional<PassRecord> find(PassKey key);

    /** The latest passes of a mailbox, the newest first. */
    List<PassRecord> latest(MailboxKey mailbox, int limit);

    /** Stores a pass, replacing what it was before. */
    void put(PassRecord pass);

    /** Forgets all passes of a mailbox. */
    void deleteAll(MailboxKey mailbox);
}
