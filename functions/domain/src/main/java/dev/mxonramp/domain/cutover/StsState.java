package dev.mxonramp.domain.cutover;

/** What a domain publishes by MTA-STS. */
public sealed interface StsState {
    /** Nothing: any sender delivers to any host. */
    record Absent() implements StsState {}

    /** This policy. */
    record Found(StsPolicy policy) implements StsState {}

    /**
     * It announces a policy that could not be read. Senders that read an earlier one may remember that.
     *
     * @param why a half sentence, e.g. {@code its server answered 404}
     */
    record Unreadable(String why) implements StsState {}
}
