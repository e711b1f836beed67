package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.ledger.Digest;

/**
 * A message on its way.
 *
 * @param facts what the source tells about it
 * @param content its bytes
 * @param digest of them; its size is the true one
 */
public record Message(MessageFacts facts, Content content, Digest digest) implements AutoCloseable {
    @Override
    public void close() {
        content.close();
    }
}
