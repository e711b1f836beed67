package dev.mxonramp.local.states;

import org.jspecify.annotations.Nullable;

/** Invokes functions, as the Lambda service does it for the state machines. */
public interface FunctionInvoker {
    /**
     * Invokes a function and waits for its answer.
     *
     * @param functionArn the alias's ARN
     * @param payloadJson the event
     * @throws Refused where the service would not even invoke it
     */
    Invoked invoke(String functionArn, String payloadJson);

    /**
     * What came back.
     *
     * @param payload       the answer, or the error as the runtime reports it: {@code errorType},
     *                      {@code errorMessage}, {@code stackTrace}
     * @param functionError null for an answer, else {@code Unhandled}
     */
    record Invoked(String payload, @Nullable String functionError) {
        /** An answer. */
        public static Invoked answer(String payload) {
            return new Invoked(payload, null);
        }

        /** An error that the function's runtime reported. */
        public static Invoked error(String payload) {
            return new Invoked(payload, "Unhandled");
        }
    }

    /** The service did not invoke the function. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String error;

        /** The error as the state machine sees it, such as {@code Lambda.TooManyRequestsException}. */
        public Refused(String error, String cause) {
            super(cause);
            this.error = error;
        }

        /** Too many invocations at once. */
        public static Refused throttled() {
            return new Refused("Lambda.TooManyRequestsException", "Rate Exceeded.");
        }

        /** The error's name. */
        public String error() {
            return error;
        }
    }
}
