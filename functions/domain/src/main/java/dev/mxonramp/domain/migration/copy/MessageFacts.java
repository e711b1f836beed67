package dev.mxonramp.domain.migration.copy;

import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a server tells about a message without its bytes.
 *
 * @param uid within its folder
 * @param size RFC822.SIZE in octets; servers are known to be wrong about it
 * @param date INTERNALDATE with its zone; null where the server's cannot be read
 * @param flags system flags and keywords as the server writes them, without {@code \Recent}
 * @param gmailId Gmail's X-GM-MSGID, the same in every folder that shows the message: 64 bits without a sign; 0 none
 */
public record MessageFacts(long uid, long size, @Nullable OffsetDateTime date, Set<String> flags, long gmailId) {
    public MessageFacts {
        flags = Set.copyOf(flags);
    }

    /** At a server that does not tell which messages of different folders are one. */
    public MessageFacts(long uid, long size, @Nullable OffsetDateTime date, Set<String> flags) {
        this(uid, size, date, flags, 0);
    }
}
