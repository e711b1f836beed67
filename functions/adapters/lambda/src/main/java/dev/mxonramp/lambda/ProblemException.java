package dev.mxonramp.lambda;

/** Ends a request with a problem document. Only the HTTP edge throws it. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** The document. */
    public Problem problem() {
        return problem;
    }
}
