package dev.mxonramp.local.cli;

/** Exit codes, as sysexits.h has them where it has them. */
final class ExitCodes {
    /** Everything was done, and proven where something was to be proven. */
    static final int OK = 0;
    /** It ran, and something was not as it must be. */
    static final int FAILED = 1;
    /** It ran, and could not tell. */
    static final int UNTOLD = 2;
    /** It ran, and something is left to do: run it again. */
    static final int INCOMPLETE = 2;
    /** The command line is wrong. */
    static final int USAGE = 64;
    /** A port is taken, or something that is needed does not start. */
    static final int UNAVAILABLE = 69;

    private ExitCodes() {}
}
