package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.ledger.MigrationException;

/**
 * A server does not open one folder, or does not make it, though the connection is well: the folder is listed with the
 * server's words, the others go on, and the next pass tries it again.
 */
public final class FolderRefused extends TransientFailure {
    private static final long serialVersionUID = 1L;

    private final MigrationException.Kind kind;
    private final String words;

    private FolderRefused(String sentence, MigrationException.Kind kind, String words) {
        super(sentence);
        this.kind = kind;
        this.words = MigrationException.cleaned(words);
    }

    /** @param words what the old server says */
    public static FolderRefused bySource(String folder, String words) {
        return new FolderRefused("The old server does not open the folder \"" + folder + "\": \"" + words + "\".",
                MigrationException.Kind.FOLDER_UNREADABLE_AT_SOURCE, words);
    }

    /** @param words what the new server says */
    public static FolderRefused byTarget(String folder, String words) {
        return new FolderRefused("The new server does not take the folder \"" + folder + "\": \"" + words + "\".",
                MigrationException.Kind.FOLDER_REFUSED_BY_TARGET, words);
    }

    /** What it is listed as. */
    public MigrationException.Kind kind() {
        return kind;
    }

    /** What the server says, fit to be shown. */
    public String words() {
        return words;
    }
}
