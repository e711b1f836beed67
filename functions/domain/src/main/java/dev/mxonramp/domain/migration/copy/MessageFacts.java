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
 */
public record MessageFacts(long uid, long size, @Nullable OffsetDateTime date, Set<String> flags) {
    public MessageFacts {
        flags = Set.copyOf(flags);
    }
}
