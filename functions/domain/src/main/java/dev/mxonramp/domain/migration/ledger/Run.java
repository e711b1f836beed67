package dev.mxonramp.domain.migration.ledger;

/**
 * Consecutive source UIDs with the same fate.
 *
 * @param fate what became of them
 * @param source the first source UID
 * @param length how many
 * @param target the first target UID where they are mapped one to one, else 0
 */
public record Run(Fate fate, long source, long length, long target) {
    /** What became of a source UID. */
    public enum Fate {
        /** It is at the target. */
        MAPPED(0),
        /** It is listed as an exception, and not at the target. */
        EXCEPTED(1),
        /** It was at the target, and was removed there: by the user, or as the user had removed it at the source. */
        REMOVED(2);

        private final int code;

        Fate(int code) {
            this.code = code;
        }

        /** Its number in stored runs; never changed. */
        int code() {
            return code;
        }

        static Fate ofCode(int code) {
            return switch (code) {
                case 0 -> MAPPED;
                case 1 -> EXCEPTED;
                case 2 -> REMOVED;
                default -> throw new IllegalStateException("a stored run has the fate " + code);
            };
        }
    }

    public Run {
        if (source < 1 || length < 1 || fate == Fate.MAPPED != target > 0) {
            throw new IllegalArgumentException("not a run: " + fate + " " + source + "+" + length + " " + target);
        }
    }

    /** One mapped message. */
    public static Run mapped(long source, long target) {
        return new Run(Fate.MAPPED, source, 1, target);
    }

    /** One message of another fate. */
    public static Run of(Fate fate, long source) {
        return new Run(fate, source, 1, 0);
    }

    /** The first source UID behind the run. */
    public long end() {
        return source + length;
    }

    /** Whether {@code next} carries this run on. */
    boolean continuedBy(Run next) {
        return fate == next.fate && end() == next.source && (target == 0 || target + length == next.target);
    }

    /** Both in one. */
    Run with(Run next) {
        return new Run(fate, source, length + next.length, target);
    }

    /** A mapped run seen from the target. */
    Run inverse() {
        return new Run(fate, /* source= */ target, length, /* target= */ source);
    }
}
