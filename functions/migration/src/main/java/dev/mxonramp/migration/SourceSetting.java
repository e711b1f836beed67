package dev.mxonramp.migration;

import dev.mxonramp.domain.mailbox.Mailbox;
import dev.mxonramp.domain.mailbox.MailboxStore;
import dev.mxonramp.domain.migration.DuePasses;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.PassStore;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.migration.SourceWatch;
import dev.mxonramp.domain.migration.copy.Doors;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.domain.secret.Vault;
import dev.mxonramp.lambda.Fields;
import dev.mxonramp.lambda.Problem;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sets and removes sources. A source is tried before it is stored; its password is sealed and never shown again. */
public final class SourceSetting {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?");
    private static final int TLS_PORT = 993;
    private static final int PLAIN_PORT = 143;

    private final SourceStore sources;
    private final MailboxStore mailboxes;
    private final PassStore passes;
    private final LedgerStore ledgers;
    private final Vault vault;
    private final Doors doors;
    private final SourceWatch watch;
    private final DuePasses due;
    private final InstantSource clock;

    public SourceSetting(SourceStore sources, MailboxStore mailboxes, PassStore passes, LedgerStore ledgers,
            Vault vault, Doors doors, SourceWatch watch, DuePasses due, InstantSource clock) {
        this.sources = sources;
        this.mailboxes = mailboxes;
        this.passes = passes;
        this.ledgers = ledgers;
        this.vault = vault;
        this.doors = doors;
        this.watch = watch;
        this.due = due;
        this.clock = clock;
    }

    /** Sets a mailbox's source by a request's body, and starts the first pass. */
    Source set(MailboxKey key, Fields fields) {
        String host = host(fields);
        Security security = security(fields);
        int port = fields.optionalNumber("port", 1, 65_535).map(Math::toIntExact)
                .orElse(security == Security.TLS ? TLS_PORT : PLAIN_PORT);
        String user = fields.text("user", 256);
        // A secret: spaces at its ends belong to it.
        String password = fields.optionalSecret("password", 1024).orElseThrow(() -> Problem
                .invalid("password", "The field 'password' is needed: the old mailbox's password.").exception());
        fields.done();
        Optional<Source> known = sources.find(key.account(), key.mailbox());
        var wanted = new Source(key.account(), key.mailbox(), host, port, security, user, null, number(key, known),
                clock.instant(), 0, false, null, known.map(Source::version).orElse(0L));
        attempt(wanted, password);
        if (known.isPresent() && !sameMailbox(known.get(), wanted)) {
            Ledger.forgetSource(ledgers, key);
        }
        Source stored = store(wanted, password);
        watch.begin(key);
        due.startDue(key.account(), key.mailbox());
        return sources.find(key.account(), key.mailbox()).orElse(stored);
    }

    /** Removes a source with its password; what was copied stays known, so that it is never copied twice. */
    void delete(MailboxKey key) {
        if (sources.find(key.account(), key.mailbox()).isPresent()) {
            sources.delete(key.account(), key.mailbox());
            watch.end(key);
            Ledger.forgetSource(ledgers, key);
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

    private static boolean sameMailbox(Source known, Source wanted) {
        return known.host().equalsIgnoreCase(wanted.host()) && known.user().equals(wanted.user());
    }

    private void attempt(Source wanted, String password) {
        try (MailboxReader reader = doors.candidate(wanted, password)) {
            var _ = reader.folders();
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

    private static String host(Fields fields) {
        String host = fields.text("host", 253).toLowerCase(Locale.ROOT);
        if (!HOST.matcher(host).matches()) {
            throw Problem.invalid("host", "The field 'host' must be the name of the old IMAP server, e.g. "
                    + "imap.example.com, without port or path.").exception();
        }
        return host;
    }

    private static Security security(Fields fields) {
        String name = fields.optionalText("security", 20).orElse(Security.TLS.name());
        return Arrays.stream(Security.values()).filter(each -> each.name().equals(name)).findFirst()
                .orElseThrow(() -> Problem.invalid("security", "The field 'security' must be TLS, STARTTLS or PLAIN.")
                        .exception());
    }
}
