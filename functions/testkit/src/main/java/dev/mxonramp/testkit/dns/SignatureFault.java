package dev.mxonramp.testkit.dns;

/** How the signatures of a signed zone of a {@link LoopbackDns} are; those over its keys are always right. */
public enum SignatureFault {
    /** Right. */
    NONE,
    /** They do not fit what is signed, as after a tampering on the way. */
    WRONG,
    /** They have ended, as where nobody signs the zone again. */
    EXPIRED,
    /** They begin in the future. */
    NOT_YET_VALID,
    /** There are none. */
    MISSING
}
