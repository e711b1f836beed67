package dev.mxonramp.domain.migration;

/** What a pass is for (migration.md, "Passes"). */
public enum PassKind {
    /** The bulk, while mail still arrives at the old host. */
    PRE_COPY,
    /** What is new since, until the cut-over. */
    DELTA,
    /** After the residual instant; repeated until two in a row find nothing new. */
    FINAL
}
