package dev.mxonramp.domain.journey;

/**
 * Something that trying again may mend: a service that is down, throttles or lost a race. The state machines retry it
 * by its class name.
 */
public class TransientFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TransientFailure(String sentence) {
        super(sentence);
    }

    public TransientFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
