package dev.mxonramp.domain.migration.ledger;

/**
 * What people see of a folder's migration, counted in the same write as the ledger.
 *
 * @param found messages that the source had when it was last looked at
 * @param mapped messages that are at the target
 * @param bytes octets of those
 * @param excepted messages listed as exceptions and not copied
 * @param removed messages that were removed at the target after they were copied: by the user, or as at the source
 * @param own messages at the target that came otherwise, when last verified
 * @param pass the pass that {@code newMessages} and {@code newBytes} are about
 * @param newMessages messages that this pass found new
 * @param newBytes octets of those copied
 */
public record FolderTally(long found, long mapped, long bytes, long excepted, long removed, long own, int pass,
        long newMessages, long newBytes) {
    /** Before anything was copied. */
    public static final FolderTally NONE = new FolderTally(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** The tally at the begin of a pass's visit to the folder. */
    public FolderTally visited(int number, long messages) {
        return pass == number
                ? new FolderTally(messages, mapped, bytes, excepted, removed, own, pass, newMessages, newBytes)
                : new FolderTally(messages, mapped, bytes, excepted, removed, own, number, 0, 0);
    }

    /** The tally with more messages settled. */
    public FolderTally plus(long moreMapped, long moreBytes, long moreExcepted) {
        return new FolderTally(found, mapped + moreMapped, bytes + moreBytes, excepted + moreExcepted, removed, own,
                pass, newMessages + moreMapped + moreExcepted, newBytes + moreBytes);
    }

    /** The tally with fewer messages listed, which are at the target by now. */
    public FolderTally resolved(long messages) {
        return new FolderTally(found, mapped, bytes, excepted - messages, removed, own, pass, newMessages, newBytes);
    }

    /** The tally with as many messages removed by the user as the ledger tells. */
    public FolderTally withRemoved(long messages) {
        return new FolderTally(found, mapped, bytes, excepted, messages, own, pass, newMessages, newBytes);
    }

    /** The tally with what verification saw at the target. */
    public FolderTally verified(long nowRemoved, long ownMessages) {
        return new FolderTally(found, mapped - nowRemoved, bytes, excepted, removed + nowRemoved, ownMessages, pass,
                newMessages, newBytes);
    }
}
