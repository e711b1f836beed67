package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.migration.choice.FolderChoice;
import dev.mxonramp.domain.secret.SealedSecret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds a source's next state; {@link #source()} keeps the version, on which the store's write is conditional. */
public final class SourceEdit {
    private final Source from;
    private @Nullable SealedSecret password;
    private FolderChoice choice;
    private Source.@Nullable Halt halt;
    private int passes;
    private @Nullable Instant nextPassAt;
    private int quietPasses;
    private boolean ownerSaysQuiet;
    private @Nullable Instant certifiedAt;

    SourceEdit(Source from) {
        this.from = from;
        password = from.password();
        choice = from.choice();
        halt = from.halt();
        passes = from.passes();
        nextPassAt = from.nextPassAt();
        quietPasses = from.quietPasses();
        ownerSaysQuiet = from.ownerSaysQuiet();
        certifiedAt = from.certifiedAt();
    }

    /** Keeps a credential. */
    public SourceEdit sealed(SealedSecret secret) {
        password = secret;
        return this;
    }

    /** Forgets the credential. */
    public SourceEdit wiped() {
        password = null;
        nextPassAt = null;
        return this;
    }

    /** Which folders go where. */
    public SourceEdit choice(FolderChoice value) {
        choice = value;
        return this;
    }

    /** Its owner stops it, or with null lets it go on. */
    public SourceEdit halt(Source.@Nullable Halt value) {
        halt = value;
        return this;
    }

    /** How many passes were started. */
    public SourceEdit passes(int value) {
        passes = value;
        return this;
    }

    /** When the next one starts; null for not by itself. */
    public SourceEdit nextPassAt(@Nullable Instant value) {
        nextPassAt = value;
        return this;
    }

    /** Final passes in a row that found nothing new. */
    public SourceEdit quietPasses(int value) {
        quietPasses = value;
        return this;
    }

    /** The owner says that nothing comes any more. */
    public SourceEdit ownerSaysQuiet() {
        ownerSaysQuiet = true;
        return this;
    }

    /** The mailbox is whole. */
    public SourceEdit certified(Instant at) {
        certifiedAt = at;
        nextPassAt = null;
        return this;
    }

    /** The next state, carrying the version that it replaces. */
    public Source source() {
        return new Source(from.account(), from.mailbox(), from.host(), from.port(), from.security(), from.user(),
                from.signIn(), password, choice, halt, passes, nextPassAt, quietPasses, ownerSaysQuiet, certifiedAt,
                from.version());
    }
}
