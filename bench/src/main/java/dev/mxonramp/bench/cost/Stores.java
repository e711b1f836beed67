package dev.mxonramp.bench.cost;

import dev.mxonramp.aws.table.DynamoAccountStore;
import dev.mxonramp.aws.table.DynamoCheckGate;
import dev.mxonramp.aws.table.DynamoClaimStore;
import dev.mxonramp.aws.table.DynamoEvidenceStore;
import dev.mxonramp.aws.table.DynamoIdempotency;
import dev.mxonramp.aws.table.DynamoLedgerStore;
import dev.mxonramp.aws.table.DynamoLimits;
import dev.mxonramp.aws.table.DynamoMailboxStore;
import dev.mxonramp.aws.table.DynamoNotices;
import dev.mxonramp.aws.table.DynamoOwnerStore;
import dev.mxonramp.aws.table.DynamoPassStore;
import dev.mxonramp.aws.table.DynamoSignInLinks;
import dev.mxonramp.aws.table.DynamoSourceStore;
import dev.mxonramp.aws.table.DynamoTaskTokenStore;
import dev.mxonramp.aws.table.DynamoTenantStore;
import dev.mxonramp.aws.table.DynamoTokenStore;
import dev.mxonramp.aws.table.DynamoWatchStore;
import dev.mxonramp.aws.table.Table;
import dev.mxonramp.domain.secret.SealedSecret;
import dev.mxonramp.domain.secret.Vault;
import dev.mxonramp.testkit.secret.InMemoryVault;
import dev.mxonramp.testkit.table.LocalTable;
import java.time.InstantSource;
import java.util.Random;

/** The real stores over one table of DynamoDB Local, counted by one meter. */
final class Stores {
    final DynamoClaimStore claims;
    final DynamoOwnerStore owners;
    final DynamoWatchStore watches;
    final DynamoEvidenceStore evidence;
    final DynamoCheckGate gate;
    final DynamoTaskTokenStore tokens;
    final DynamoTenantStore tenants;
    final DynamoMailboxStore mailboxes;
    final DynamoSourceStore sources;
    final DynamoPassStore passes;
    final DynamoLedgerStore ledgers;
    final DynamoAccountStore accounts;
    final DynamoLimits limits;
    final DynamoNotices notices;
    final DynamoIdempotency idempotency;
    final DynamoSignInLinks links;
    final DynamoTokenStore bearers;

    Stores(LocalTable local, Meter meter, Wheel wheel, InstantSource clock) {
        var table = new Table(new CountingDynamoDb(local.client(), meter, wheel), local.name());
        var random = new Random(3);
        claims = new DynamoClaimStore(table);
        owners = new DynamoOwnerStore(table);
        watches = new DynamoWatchStore(table);
        evidence = new DynamoEvidenceStore(table, clock);
        gate = new DynamoCheckGate(table, clock);
        tokens = new DynamoTaskTokenStore(table, new CountedVault(meter), clock);
        tenants = new DynamoTenantStore(table);
        mailboxes = new DynamoMailboxStore(table);
        sources = new DynamoSourceStore(table, random);
        passes = new DynamoPassStore(table);
        ledgers = new DynamoLedgerStore(table, random);
        accounts = new DynamoAccountStore(table);
        limits = new DynamoLimits(table, clock);
        notices = new DynamoNotices(table, clock);
        idempotency = new DynamoIdempotency(table, clock);
        links = new DynamoSignInLinks(table, clock);
        bearers = new DynamoTokenStore(table, clock);
    }

    /** Each sealing and each opening is one request to KMS. */
    private static final class CountedVault implements Vault {
        private final InMemoryVault vault = new InMemoryVault();
        private final Meter meter;

        CountedVault(Meter meter) {
            this.meter = meter;
        }

        @Override
        public SealedSecret seal(String secret, String context) {
            request();
            return vault.seal(secret, context);
        }

        @Override
        public String open(SealedSecret secret, String context) {
            request();
            return vault.open(secret, context);
        }

        private void request() {
            meter.called();
            meter.count(Unit.KEY_REQUEST, 1);
        }
    }
}
