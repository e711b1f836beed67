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
            answer.responses().getOrDefault(table.name(), List.of()).stream().map(item -> owner(Item.of(item)))
                    .forEach(owner -> owners.put(owner.domain(), owner));
            wanted = answer.unprocessedKeys();
        }
    }

    @Override
    public Taken take(DomainName domain, AccountId account, Instant at) {
        Item item = Item.at(Keys.owner(domain)).text("domain", domain.ascii()).text("heldBy", account.value())
                .instant("provenAt", at);
        for (int tries = 1; tries <= TRIES; tries++) {
            if (table.putNew(item)) {
                return new Taken.Yours(new Owner(domain, account, at));
            }
            Optional<Owner> owner = table.get(Keys.owner(domain)).map(DynamoOwnerStore::owner);
            if (owner.isPresent()) {
                return owner.get().account().equals(account)
                        ? new Taken.Yours(owner.get())
                        : new Taken.HeldBy(owner.get());
            }
        }
        throw new TransientFailure("The domain changes hands at the moment.");
    }

    @Override
    public void release(DomainName domain, AccountId account) {
        // Not the owner's, or nobody's: as it should be then.
        var _ = table.deleteIf(Keys.owner(domain), "heldBy = :account",
                Map.of(":account", AttributeValue.fromS(account.value())));
    }

    private static Owner owner(Item item) {
        return new Owner(new DomainName(item.text("domain")), new AccountId(item.text("heldBy")),
                item.instant("provenAt"));
    }
}
