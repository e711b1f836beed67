package dev.mxonramp.testkit.dns;

/** What a name server of a {@link LoopbackDns} may do wrong. */
public enum ServerFault {
    /** Nothing. */
    NONE,
    /** It does not answer at all. */
    DROP,
    /** Every answer by UDP is truncated; TCP works. */
    TRUNCATE,
    /** Every answer by UDP is truncated, and TCP connections are closed unanswered. */
    TRUNCATE_WITHOUT_TCP,
    /** Every answer by UDP is truncated, and by TCP the connection is closed in the middle of the message. */
    TCP_CUT_SHORT,
    /** Every answer by UDP is truncated; by TCP the message is whole, and closed before the length it was given. */
    TCP_BELOW_ITS_LENGTH,
    /** The answer carries another message id. */
    WRONG_ID,
    /** The answer is right and lacks the AA bit, as from a server that only forwards. */
    NOT_AUTHORITATIVE,
    /** It says REFUSED. */
    REFUSED,
    /** It says SERVFAIL. */
    SERVFAIL,
    /** It says SERVFAIL with the Extended DNS Error "DNSSEC Bogus" (RFC 8914), as a validating resolver does. */
    BOGUS,
    /** The answer's records stand under another name than the one asked for. */
    UNRELATED_OWNER,
    /** It sends octets that are no DNS message. */
    GARBAGE
}
