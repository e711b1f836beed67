package dev.mxonramp.domain.name;

/** Whether a name that somebody typed may be claimed. */
public sealed interface Claimable {
    /**
     * It may.
     *
     * @param name as A-labels, which is what is stored
     * @param unicode for display beside the A-labels; equal to them where the name is plain
     */
    record Accepted(DomainName name, String unicode) implements Claimable {}

    /**
     * It may not.
     *
     * @param reason a sentence that says why, and what to enter instead
     */
    record Refused(String reason) implements Claimable {}
}
