package dev.mxonramp.domain.claim;

import java.util.List;
import java.util.stream.Stream;

/**
 * The codes that an account was given for one domain.
 *
 * @param current the one that proves
 * @param older those of its claims to the domain that it deleted, the latest first; they prove nothing any more, and tell
 *        a person why what he published does not count
 */
public record IssuedCodes(VerificationCode current, List<VerificationCode> older) {
    /** So many older codes are remembered. */
    public static final int REMEMBERED = 8;

    public IssuedCodes {
        older = older.stream().distinct().limit(REMEMBERED).toList();
    }

    /** A first code. */
    public static IssuedCodes first(VerificationCode code) {
        return new IssuedCodes(code, List.of());
    }

    /** What is to be remembered once the claim is gone, the latest first. */
    public List<VerificationCode> remembered() {
        return Stream.concat(Stream.of(current), older.stream()).limit(REMEMBERED).toList();
    }
}
