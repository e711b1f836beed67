package dev.mxonramp.local.http;

/** Somebody else listens on the port that was asked for. */
public final class PortTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PortTaken(int port, Throwable cause) {
        super("Port " + port + " of 127.0.0.1 is taken by another program. Stop that program, or choose another port "
                + "with --port.", cause);
    }
}
