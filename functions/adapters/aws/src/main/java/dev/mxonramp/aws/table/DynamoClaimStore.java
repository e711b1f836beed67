package dev.mxonramp.aws.table;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.claim.VerificationCode;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.domain.journey.CheckGate;
import dev.mxonramp.domain.journey.EvidenceStore;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.watch.Watch;
import dev.mxonramp.domain.watch.WatchKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Claims in the table. */
public final class DynamoClaimStore implements ClaimStore {
    private static final int TRIES = 5;

    private final Table table;

    public DynamoClaimStore(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Claim> find(ClaimKey key) {
        return table.get(Keys.claim(key)).map(ClaimItems::claim);
    }

    @Override
    public List<Claim> list(AccountId account) {
        return table.query(Keys.account(account), Keys.CLAIMS).stream().map(ClaimItems::claim).toList();
    }

    @Override
    public Created create(Claim claim, Watch watch) {
        Claim stored = claim.stored(1);
        var writes = List.of(table.puttingNew(ClaimItems.item(stored)), table.putting(WatchItems.item(watch)));
        for (int tries = 1; tries <= TRIES; tries++) {
            if (stored(writes)) {
                return new Created.Stored(stored);
            }
            Optional<Claim> known = find(claim.key());
            if (known.isPresent()) {
                return new Created.Exists(known.get());
            }
        }
        throw new TransientFailure("Somebody else writes the same claim at the moment.");
    }

    /** A rival's transaction that holds the items is no failure yet: once it is through, the claim is there. */
    private boolean stored(List<TransactWriteItem> writes) {
        try {
            return table.transact(writes);
        } catch (TransientFailure e) {
            if (e.getCause() instanceof TransactionCanceledException) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Saved update(Claim claim) {
        Claim stored = claim.stored(claim.version() + 1);
        // The id tells a claim from its successor of the same name, whose versions begin anew.
        boolean written = table.putIf(ClaimItems.item(stored), "version = :version and id = :id",
                Map.of(":version", AttributeValue.fromN(Long.toString(claim.version())), ":id",
                        AttributeValue.fromS(claim.id())));
        return written ? new Saved.Done(stored) : new Saved.Stale();
    }

    @Override
    public List<VerificationCode> formerCodes(ClaimKey key) {
        return table.get(Keys.formerCodes(key)).map(ClaimItems::former).orElse(List.of());
    }

    @Override
    public void delete(ClaimKey key) {
        var writes = new ArrayList<TransactWriteItem>();
        find(key).ifPresent(claim -> writes.add(table.putting(ClaimItems.former(claim))));
        writes.add(table.deleting(Keys.claim(key)));
        writes.add(table.deleting(Keys.watch(new WatchKey.OfClaim(key))));
        // What is of no use without the claim goes with it; the history of evidence ends by itself.
        for (CheckGate.Look look : CheckGate.Look.values()) {
            writes.add(table.deleting(Keys.checkGate(key, look)));
        }
        for (AwaitStep step : AwaitStep.values()) {
            writes.add(table.deleting(Keys.taskToken(key, step)));
        }
        for (EvidenceStore.Kind kind : EvidenceStore.Kind.values()) {
            writes.add(table.deleting(Keys.latestEvidence(key, kind)));
        }
        table.transact(writes);
    }
}
