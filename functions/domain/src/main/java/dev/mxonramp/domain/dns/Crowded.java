package dev.mxonramp.domain.dns;

/**
 * A routine look would have to wait long for its turn at a name server, because we already ask that one as much as is
 * polite, or any look beyond its {@link LookEnd}. Nothing was found out and nothing is wrong: look later.
 */
public final class Crowded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Crowded(String server) {
        super("enough is asked of " + server + " at the moment");
    }
}
