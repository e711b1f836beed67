package dev.mxonramp.domain.migration.ledger;

/**
 * A message at which appending broke off although it was sent alone.
 *
 * @param source its source UID
 * @param times how many times
 * @param mapped messages of the folder that were at the target when it last failed
 */
public record Stumble(long source, int times, long mapped) {
    /** Having failed so often, a message has to wait until all others of its folder are through. */
    public static final int GOES_LAST_AFTER = 2;
    /** Having failed so often, a message is given up though no other shows whether it is to blame. */
    public static final int GIVEN_UP_AFTER = 20;

    /** Whether the message is tried after all others of its folder. */
    boolean goesLast() {
        return times >= GOES_LAST_AFTER;
    }

    /** The message has failed once more, with so many of the folder at the target. */
    Stumble again(long nowMapped) {
        return new Stumble(source, times + 1, nowMapped);
    }

    /** Whether the message is given up when it fails once more, with so many of the folder at the target. */
    boolean hopeless(long nowMapped) {
        return (goesLast() && nowMapped > mapped) || times + 1 >= GIVEN_UP_AFTER;
    }
}
