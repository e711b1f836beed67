package dev.mxonramp.domain.migration.copy;

/**
 * A folder as a server showed it.
 *
 * @param uidValidity RFC 3501 2.3.1.1
 * @param uidNext no message of the folder has this UID or a higher one
 * @param messages how many
 * @param modSeq RFC 7162 HIGHESTMODSEQ, which grows with every change of a flag; 0 where the server tells none
 */
public record FolderStatus(long uidValidity, long uidNext, long messages, long modSeq) {
    /** At a server without CONDSTORE. */
    public FolderStatus(long uidValidity, long uidNext, long messages) {
        this(uidValidity, uidNext, messages, 0);
    }
}
