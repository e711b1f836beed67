package dev.mxonramp.local.states;

/** The service's API refuses a call; the type is the one that the SDK turns into its exception of the same name. */
public final class StatesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;

    StatesException(String type, String message) {
        super(message);
        this.type = type;
    }

    /** Such as {@code TaskTimedOut}. */
    public String type() {
        return type;
    }
}
