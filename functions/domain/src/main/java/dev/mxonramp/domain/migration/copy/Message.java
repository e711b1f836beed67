package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.ledger.Digest;
import dev.mxonramp.domain.migration.ledger.Intent.Intended;
import dev.mxonramp.domain.migration.ledger.Likeness;

/**
 * A message on its way.
 *
 * @param facts what the source tells about it
 * @param content its bytes
 * @param digest of them; its size is the true one
 * @param nul whether there is a NUL among them, which a server may replace by another octet
 */
public record Message(MessageFacts facts, Content content, Digest digest, boolean nul) implements AutoCloseable {
    /** The message as an intent holds it. */
    Intended intended() {
        return new Intended(facts.uid(), digest, Likeness.of(facts.date(), facts.flags()));
    }

    @Override
    public void close() {
        content.close();
    }
}
