package dev.mxonramp.dns;

import dev.mxonramp.domain.dns.Reply;
import java.io.IOException;

/** An exchange with a server that gave no usable message. It never leaves this package. */
final class ExchangeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Reply.Failure failure;

    ExchangeException(Reply.Failure failure, String detail) {
        super(detail);
        this.failure = failure;
    }

    Reply.Failure failure() {
        return failure;
    }

    /** How much it tells of the server: what we failed in ourselves nothing, and doubt about signatures the most. */
    int weight() {
        return failure == Reply.Failure.OURS ? 0 : failure == Reply.Failure.BOGUS ? 2 : 1;
    }

    Reply.Failed reply() {
        return new Reply.Failed(failure, String.valueOf(getMessage()));
    }
}
