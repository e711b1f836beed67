package dev.mxonramp.domain.migration;

/** What came of the wish for a pass now. */
public sealed interface PassStart {
    /** It begins. */
    record Begun(PassKey pass) implements PassStart {}

    /** One runs already, or begins at this moment by somebody else's wish. */
    record Running() implements PassStart {}

    /** None may run. */
    record Refused(Reason reason) implements PassStart {}

    /** Why no pass may run. */
    enum Reason {
        /** There is nothing to copy from. */
        NO_SOURCE,
        /** The claim to the domain is no more, or ended without proof. */
        CLAIM_ENDED,
        /** The mailbox is whole. */
        CERTIFIED,
        /** Its owner stopped it for good. */
        CANCELLED,
        /** Its owner stopped it for a while. */
        PAUSED,
        /** The secret of the source was deleted. */
        NO_SECRET,
        /** There is nothing to copy to, or it was set aside. */
        NO_MAILBOX,
        /** The domain is not the account's at the mail host: what stands at the address may be another's. */
        NOT_HELD
    }
}
