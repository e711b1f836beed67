package dev.mxonramp.local.aws;

/** Ends a request with a service's error. The front that serves the request puts it into its own shape. */
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String sentence;

    Fault(int status, String code, String sentence) {
        super(code + ": " + sentence, null, false, false);
        this.status = status;
        this.code = code;
        this.sentence = sentence;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String sentence() {
        return sentence;
    }
}
