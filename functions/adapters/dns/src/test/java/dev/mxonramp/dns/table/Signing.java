package dev.mxonramp.dns.table;

/** How a zone is signed, and what is wrong with that. */
public enum Signing {
    /** Not at all. */
    NONE,
    /** Rightly; absence is proven by NSEC (RFC 4034 4). */
    NSEC,
    /** Rightly; absence is proven by NSEC3 (RFC 5155). */
    NSEC3,
    /** All signatures ended a month ago. */
    EXPIRED,
    /** The zone above has the DS record of another key. */
    OTHER_DS,
    /** The TXT record of the challenge has no signature. */
    UNSIGNED_CHALLENGE,
    /** The zone is not signed, and the zone above has a DS record. */
    DS_ONLY;

    /** The DS data of a key that nobody has. */
    public static final String STRANGE_DS = "4711 13 2 " + "ab".repeat(32);

    /** Whether the zone has keys. */
    public boolean keys() {
        return switch (this) {
            case NONE, DS_ONLY -> false;
            case NSEC, NSEC3, EXPIRED, OTHER_DS, UNSIGNED_CHALLENGE -> true;
        };
    }
}
