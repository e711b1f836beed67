package dev.mxonramp.domain.migration.copy;

/**
 * A folder as a server showed it when it was opened.
 *
 * @param uidValidity RFC 3501 2.3.1.1
 * @param uidNext no message of the folder has this UID or a higher one
 * @param messages how many
 */
public record FolderStatus(long uidValidity, long uidNext, long messages) {}
