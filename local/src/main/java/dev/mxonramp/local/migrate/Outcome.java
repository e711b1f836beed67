package dev.mxonramp.local.migrate;

/** How a run ended. */
public sealed interface Outcome {
    /** What is at the target, whether that is all or not. */
    Summary summary();

    /**
     * Every message is there or listed, and certified.
     *
     * @param certificate the signed document, JSON
     */
    record Complete(Summary summary, String certificate) implements Outcome {}

    /**
     * Something is left to do.
     *
     * @param why a sentence or two, with what to do
     */
    record Incomplete(Summary summary, String why) implements Outcome {}
}
