package dev.mxonramp.local.states;

/** Ends the work on a state; what becomes of it its Retry and Catch decide. */
final class StateFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    StateFailed(String error, String cause) {
        super(error + ": " + cause, null, false, false);
        this.failure = new Failure(error, cause);
    }

    Failure failure() {
        return failure;
    }
}
