package dev.mxonramp.migration;

import dev.mxonramp.domain.mailbox.Mailbox;
import dev.mxonramp.domain.mailbox.MailboxStore;
import dev.mxonramp.domain.migration.DuePasses;
import dev.mxonramp.domain.migration.LeaseHeld;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.PassStore;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.Source.Halt;
import dev.mxonramp.domain.migration.choice.FolderChoice;
import dev.mxonramp.domain.migration.preset.SourcePresets;
import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.domain.migration.SourceReplacement;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.migration.SourceWatch;
import dev.mxonramp.domain.secret.Vault;
import dev.mxonramp.lambda.Fields;
import dev.mxonramp.lambda.Problem;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Sets and removes sources. A source is tried before it is stored; its password is sealed and never shown again. */
public final class SourceSetting {
    private final SourceStore sources;
    private final MailboxStore mailboxes;
    private final PassStore passes;
    private final SourceReplacement replacement;
    private final Vault vault;
    private final ReplacedSecret replaced;
    private final Function<String, SourceTrial> trials;
    private final SourceWatch watch;
    private final DuePasses due;
    private final SourceFields reader;
    private final InstantSource clock;

    /** @param trials makes the trial of a secret */
    public SourceSetting(SourceStore sources, MailboxStore mailboxes, PassStore passes,
            SourceReplacement replacement, Vault vault, Function<String, SourceTrial> trials, SourceWatch watch,
            DuePasses due, SourcePresets presets, InstantSource clock) {
        this.sources = sources;
        this.mailboxes = mailboxes;
        this.passes = passes;
        this.replacement = replacement;
        this.vault = vault;
        this.replaced = new ReplacedSecret(mailboxes, new KeptSecrets(sources, vault));
        this.trials = trials;
        this.watch = watch;
        this.due = due;
        this.reader = new SourceFields(presets);
        this.clock = clock;
    }

    /** Sets a mailbox's source by a request's body, and starts the first pass unless the owner wants to look first. */
    Source set(MailboxKey key, Fields fields) {
        SourceFields.Wanted wanted = reader.read(fields);
        Source source = source(key, wanted);
        SourceTrial trial = trials.apply(wanted.secret());
        try {
            attempt(source, trial);
            return begun(key, stored(source, trial.secret()));
        } catch (RuntimeException e) {
            throw trial.secret().equals(wanted.secret())
                    ? e
                    : replaced.after(key, wanted.secret(), trial.secret(), e);
        }
    }

    /** Sets a source that was not tried: the first pass finds out. */
    Source setUntried(MailboxKey key, SourceFields.Wanted wanted) {
        Source stored = stored(source(key, wanted), wanted.secret());
        if (stored.halt() == null) {
            watch.begin(key);
        }
        return stored;
    }

    private Source source(MailboxKey key, SourceFields.Wanted wanted) {
        Optional<Source> known = sources.find(key.account(), key.mailbox());
        FolderChoice choice = known.filter(each -> each.isOf(wanted.host(), wanted.user())).map(Source::choice)
                .orElse(FolderChoice.EVERYTHING);
        return new Source(key.account(), key.mailbox(), wanted.host(), wanted.port(), wanted.security(), wanted.user(),
                wanted.signIn(), null, choice, wanted.paused() ? Halt.PAUSED : null, number(key, known),
                clock.instant(), 0, false, null, known.map(Source::version).orElse(0L));
    }

    private Source stored(Source wanted, String secret) {
        var key = new MailboxKey(wanted.account(), wanted.mailbox());
        Optional<Source> known = sources.find(key.account(), key.mailbox());
        if (known.filter(each -> each.isOf(wanted.host(), wanted.user())).isEmpty()) {
            replace(key);
        }
        return store(wanted, secret);
    }

    private Source begun(MailboxKey key, Source stored) {
        if (stored.halt() == null) {
            watch.begin(key);
            due.startDue(key.account(), key.mailbox());
        }
        return sources.find(key.account(), key.mailbox()).orElse(stored);
    }

    private void replace(MailboxKey key) {
        try {
            replacement.prepare(key);
        } catch (LeaseHeld e) {
            throw Problem
                    .conflict("pass-running",
                            "A pass of this mailbox is running. Pause it with POST …/migration/pause, or"
                                    + " wait a minute where the source was removed, and set the source then.")
                    .exception();
        }
    }

    /** Removes a source with its password; a pass that runs ends. What was copied is never copied twice. */
    void delete(MailboxKey key) {
        if (sources.find(key.account(), key.mailbox()).isPresent()) {
            sources.delete(key.account(), key.mailbox());
            watch.end(key);
        }
    }

    private Source store(Source wanted, String password) {
        Mailbox mailbox = mailboxes.find(wanted.account(), wanted.mailbox()).orElseThrow(
                () -> Problem.notFound("The mailbox was deleted a moment ago.").exception());
        Source sealed = wanted.edit().sealed(vault.seal(password, mailbox.id())).source();
        return sources.save(sealed).orElseThrow(() -> Problem
                .conflict("changed", "The source was changed at the same moment. Read it, then try again.")
                .exception());
    }

    /** Numbers of passes never come twice, since executions are named by them. */
    private int number(MailboxKey key, Optional<Source> known) {
        int newest = passes.latest(key, 1).stream().mapToInt(each -> each.key().number()).findFirst().orElse(0);
        return Math.max(newest, known.map(Source::passes).orElse(0));
    }

    private static void attempt(Source wanted, SourceTrial trial) {
        try {
            trial.run(wanted);
        } catch (SourceRefused e) {
            throw Problem.invalid("host", String.valueOf(e.getMessage())).exception();
        } catch (ServerBusy e) {
            throw e;
        } catch (TransientFailure e) {
            // A typing error and a server that is down look alike from here; only the owner can tell which it is.
            throw Problem
                    .invalid("host", e.getMessage() + " Check host, port and security; if they are right, try again"
                            + " in a few minutes.")
                    .exception();
        }
    }
}
