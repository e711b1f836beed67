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

    Reply.Failed reply() {
        return new Reply.Failed(failure, String.valueOf(getMessage()));
    }
}
