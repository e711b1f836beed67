package dev.mxonramp.local.policy;

/** What a policy says about an action. */
public sealed interface Decision {
    /** A statement allows it. */
    record Allowed() implements Decision {}

    /**
     * Nothing allows it, or something denies it.
     *
     * @param principal who asked: a logical id of the template
     * @param action    what for
     * @param resource  on what
     * @param explicit  whether a statement denies it; else the policy just lacks it
     */
    record Refused(String principal, String action, String resource, boolean explicit) implements Decision {
        /** The refusal as a sentence, with what to do. */
        public String sentence() {
            return principal + " is not authorized to perform: " + action + " on resource: " + resource + " because "
                    + (explicit
                            ? "its policy in template.yaml denies it"
                            : "no statement of its policy in template.yaml allows it");
        }
    }
}
