package dev.mxonramp.aws.table;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.Owner;
import dev.mxonramp.domain.claim.OwnerStore;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.name.DomainName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Proven domains in the table. */
public final class DynamoOwnerStore implements OwnerStore {
    private static final int BATCH = 100;
    private static final int TRIES = 5;

    private final Table table;

    public DynamoOwnerStore(Table table) {
        this.table = table;
    }

    @Override
    public Map<DomainName, Owner> find(Collection<DomainName> names) {
        var owners = new HashMap<DomainName, Owner>();
        var wanted = new ArrayList<>(new TreeSet<>(names));
        for (int from = 0; from < wanted.size(); from += BATCH) {
            read(wanted.subList(from, Math.min(from + BATCH, wanted.size())), owners);
        }
        return Map.copyOf(owners);
    }

    private void read(List<DomainName> names, Map<DomainName, Owner> owners) {
        var keys = names.stream().map(name -> Keys.owner(name).attributes()).toList();
        var wanted = Map.of(table.name(), KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
        for (int tries = 1; !wanted.isEmpty(); tries++) {
            if (tries > TRIES) {
                throw new TransientFailure("The table does not keep up at the moment.");
            }
            var request = wanted;
            var answer = table.call(() -> table.client().batchGetItem(batch -> batch.requestItems(request)));
            answer.responses().getOrDefault(table.name(), List.of()).stream()
                    .map(item -> OwnerItems.owner(Item.of(item)))
                    .forEach(owner -> owners.put(owner.domain(), owner));
            wanted = answer.unprocessedKeys();
        }
    }

    @Override
    public Taken take(DomainName domain, AccountId account, Instant at) {
        var first = new Owner(domain, account, at);
        Item item = OwnerItems.item(first);
        for (int tries = 1; tries <= TRIES; tries++) {
            if (table.putNew(item)) {
                return new Taken.Yours(first);
            }
            Optional<Owner> owner = table.get(Keys.owner(domain)).map(OwnerItems::owner);
            if (owner.isPresent()) {
                return owner.get().account().equals(account)
                        ? new Taken.Yours(owner.get())
                        : new Taken.HeldBy(owner.get());
            }
        }
        throw new TransientFailure("The domain changes hands at the moment.");
    }

    @Override
    public Optional<Owner> replace(Owner read, Owner next) {
        Owner stored = next.stored(read.version() + 1);
        // Versions begin anew with each proof; holder and instant tell it from its successor.
        boolean written = table.putIf(OwnerItems.item(stored),
                "version = :version and heldBy = :account and provenAt = :at",
                Map.of(":version", AttributeValue.fromN(Long.toString(read.version())), ":account",
                        AttributeValue.fromS(read.account().value()), ":at",
                        AttributeValue.fromS(read.provenAt().toString())));
        return written ? Optional.of(stored) : Optional.empty();
    }

    @Override
    public void release(DomainName domain, AccountId account) {
        // Not the owner's, or nobody's: as it should be then.
        var _ = table.deleteIf(Keys.owner(domain), "heldBy = :account",
                Map.of(":account", AttributeValue.fromS(account.value())));
    }
}
