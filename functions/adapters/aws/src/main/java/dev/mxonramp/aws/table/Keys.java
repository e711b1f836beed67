package dev.mxonramp.aws.table;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.Idempotency;
import dev.mxonramp.domain.account.Limits;
import dev.mxonramp.domain.account.SecretHash;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.domain.journey.CheckGate;
import dev.mxonramp.domain.journey.EvidenceStore;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.PassKey;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.watch.Slot;
import dev.mxonramp.domain.watch.WatchKey;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Every key of the table, in one place; the access patterns that they serve are in docs/storage.md. */
public final class Keys {
    /** Name of the sparse index that is the timing wheel; its partition key is {@link #SLOT}. */
    public static final String WHEEL = "wheel";

    /** Attribute: the slot of a watch. */
    public static final String SLOT = "slot";

    /** Attribute: seconds since the epoch after which the item may vanish; readers check it themselves. */
    public static final String TTL = "ttl";

    /** Prefix of an account's bearer tokens. */
    static final String BEARERS = "BEARER#";

    /** What sort keys of claims begin with. */
    static final String CLAIMS = "CLAIM#";

    /** What sort keys of a migration's passes begin with. */
    static final String PASSES = "PASS#";

    /** What sort keys of ledgers' heads begin with. */
    static final String LEDGER_HEADS = "HEAD#";

    /** What sort keys of ledgers' sealed chunks begin with. */
    static final String LEDGER_CHUNKS = "CHUNK#";

    /** What sort keys of places at an old server begin with. */
    static final String PLACES = "PLACE#";

    /** What sort keys of listed exceptions begin with. */
    static final String EXCEPTIONS = "EXCEPTION#";

    /** Nine digits always, so that the order of texts is the order of time. */
    private static final DateTimeFormatter SORTABLE = new DateTimeFormatterBuilder().appendInstant(9)
            .toFormatter(Locale.ROOT);

    private Keys() {}

    static String account(AccountId account) {
        return "ACCOUNT#" + account;
    }

    static Key claim(ClaimKey claim) {
        return new Key(account(claim.account()), CLAIMS + claim.domain());
    }

    static Key owner(DomainName domain) {
        return new Key("DOMAIN#" + domain, "OWNER");
    }

    static Key tenant(DomainName domain) {
        return new Key("DOMAIN#" + domain, "TENANT");
    }

    static Key watch(WatchKey watch) {
        return switch (watch) {
            case WatchKey.OfClaim(ClaimKey claim) -> new Key(account(claim.account()), "WATCH#CLAIM#" + claim.domain());
            case WatchKey.OfSource(AccountId account, MailAddress mailbox) ->
                new Key(account(account), "WATCH#SOURCE#" + mailbox.domain() + "#" + mailbox.local());
        };
    }

    static Key sweptSlot(Slot slot) {
        return new Key("SWEEP", "SLOT#" + slot);
    }

    static Key sweepCursor() {
        return new Key("SWEEP", "CURSOR");
    }

    static Key taskToken(ClaimKey claim, AwaitStep step) {
        return new Key(account(claim.account()), "TOKEN#" + claim.domain() + "#" + step);
    }

    static Key checkGate(ClaimKey claim, CheckGate.Look look) {
        return new Key(account(claim.account()), "GATE#" + claim.domain() + "#" + look);
    }

    static Key latestEvidence(ClaimKey claim, EvidenceStore.Kind kind) {
        return new Key(account(claim.account()), "EVIDENCE#" + claim.domain() + "#" + kind);
    }

    static Key evidence(ClaimKey claim, EvidenceStore.Kind kind, Instant at) {
        return new Key(account(claim.account()), "EVIDENCE#" + claim.domain() + "#" + kind + "#" + sortable(at));
    }

    static String evidenceHistory(ClaimKey claim, EvidenceStore.Kind kind) {
        return latestEvidence(claim, kind).sk() + "#";
    }

    /** An instant as text whose order is that of time. */
    static String sortable(Instant at) {
        return SORTABLE.format(at);
    }

    static String mailboxes(DomainName domain) {
        return "MAILBOX#" + domain + "#";
    }

    static Key mailbox(AccountId account, MailAddress address) {
        return new Key(account(account), mailboxes(address.domain()) + address.local());
    }

    static Key catchAll(AccountId account, DomainName domain) {
        return new Key(account(account), "CATCHALL#" + domain);
    }

    static String sources(DomainName domain) {
        return "SOURCE#" + domain + "#";
    }

    static Key source(AccountId account, MailAddress mailbox) {
        return new Key(account(account), sources(mailbox.domain()) + mailbox.local());
    }

    static Key externalId(AccountId account) {
        return new Key(account(account), "EXTERNALID");
    }

    static Key dnsRole(ClaimKey claim) {
        return new Key(account(claim.account()), "DNSROLE#" + claim.domain());
    }

    static Key formerCodes(ClaimKey claim) {
        return new Key(account(claim.account()), "CODES#" + claim.domain());
    }

    static Key keptMx(ClaimKey claim) {
        return new Key(account(claim.account()), "KEPTMX#" + claim.domain());
    }

    static Key notice(String eventId) {
        return new Key("NOTICE#" + eventId, "NOTICE");
    }

    static Key accountRoot(AccountId account) {
        return new Key(account(account), "ACCOUNT");
    }

    static Key accountOf(MailAddress address) {
        return new Key("ADDRESS#" + address, "ACCOUNT");
    }

    static Key signInLink(SecretHash secret) {
        return new Key("LINK#" + secret, "LINK");
    }

    static Key passwordLink(SecretHash secret) {
        return new Key("PASSWORDLINK#" + secret, "PASSWORDLINK");
    }

    static Key bearer(SecretHash secret) {
        return new Key("BEARER#" + secret, "BEARER");
    }

    static Key bearer(AccountId account, String id) {
        return new Key(account(account), BEARERS + id);
    }

    static Key limit(Limits.Limit limit, String subject) {
        // Hashed: the subject may be somebody's address, and may hold anything.
        return new Key("LIMIT#" + limit.name() + "#" + SecretHash.of(subject), "LIMIT");
    }

    static Key idempotency(Idempotency.RequestKey key) {
        String sk = "IDEMPOTENCY#" + key.route() + "#" + SecretHash.of(key.key());
        return switch (key.sender()) {
            case Idempotency.Sender.OfAccount(AccountId account) -> new Key(account(account), sk);
            case Idempotency.Sender.OfNetwork(String address) -> new Key("NETWORK#" + address, sk);
        };
    }

    /** The partition of a mailbox's migration; its own, since a large mailbox writes much. */
    static String migration(MailboxKey mailbox) {
        return "MIGRATION#" + mailbox.account() + "#" + mailbox.mailbox();
    }

    static Key lease(MailboxKey mailbox) {
        return new Key(migration(mailbox), "LEASE");
    }

    /** The partition of an old server, whoever moves mailboxes from it. */
    static String hostPlaces(String host) {
        return "SOURCEHOST#" + host;
    }

    static Key hostPlace(String host, int place) {
        return new Key(hostPlaces(host), PLACES + "%06d".formatted(place));
    }

    static Key pass(PassKey pass) {
        return new Key(migration(MailboxKey.of(pass)), PASSES + "%08d".formatted(pass.number()));
    }

    static Key ledgerHead(LedgerKey ledger) {
        return new Key(migration(ledger.mailbox()), LEDGER_HEADS + ledger.folderId());
    }

    static Key ledgerChunk(LedgerKey ledger, int epoch, int number) {
        return new Key(migration(ledger.mailbox()),
                LEDGER_CHUNKS + "%s#%06d#%06d".formatted(ledger.folderId(), epoch, number));
    }

    static Key migrationException(MigrationException exception) {
        return migrationException(exception.key().mailbox(), exception.place());
    }

    static Key migrationException(MailboxKey mailbox, MigrationException.Place place) {
        return new Key(migration(mailbox), EXCEPTIONS + place.sortKey());
    }
}
