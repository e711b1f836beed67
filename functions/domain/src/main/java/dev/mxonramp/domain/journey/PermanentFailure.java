package dev.mxonramp.domain.journey;

/** Something that only a person can mend: trying again would fail the same way. The state machines catch it. */
public class PermanentFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PermanentFailure(String sentence) {
        super(sentence);
    }

    public PermanentFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
