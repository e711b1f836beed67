package dev.mxonramp.aws.table;

import dev.mxonramp.domain.account.Account;
import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.AccountStore;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.name.MailAddress;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Accounts in the table: one item for the account, one that holds its address, written together. */
public final class DynamoAccountStore implements AccountStore {
    private static final int TRIES = 5;

    private final Table table;

    public DynamoAccountStore(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return table.get(Keys.accountRoot(id)).map(DynamoAccountStore::account);
    }

    @Override
    public Optional<Account> find(MailAddress address) {
        return table.get(Keys.accountOf(address)).flatMap(item -> find(new AccountId(item.text("account"))));
    }

    @Override
    public Created create(Account account) {
        for (int i = 0; i < TRIES; i++) {
            if (stored(account)) {
                return new Created.Stored(account);
            }
            Optional<Account> known = find(account.address());
            if (known.isPresent()) {
                return new Created.Exists(known.get());
            }
        }
        throw new TransientFailure("Too much happens at once.");
    }

    private boolean stored(Account account) {
        return table.call(() -> {
            try {
                table.client().transactWriteItems(write -> write.transactItems(putNew(item(account)),
                        putNew(Item.at(Keys.accountOf(account.address())).text("account", account.id().value()))));
                return true;
            } catch (TransactionCanceledException e) {
                // The address is taken, or another transaction is at it: reading tells which.
                return false;
            }
        });
    }

    @Override
    public void confirm(AccountId id, Instant at) {
        var _ = table.call(() -> {
            try {
                return Optional.of(table.client()
                        .updateItem(update -> update.tableName(table.name()).key(Keys.accountRoot(id).attributes())
                                .updateExpression("set confirmedAt = if_not_exists(confirmedAt, :at)")
                                .conditionExpression("attribute_exists(pk)")
                                .expressionAttributeValues(Map.of(":at", AttributeValue.fromS(at.toString())))));
            } catch (ConditionalCheckFailedException e) {
                // Deleted meanwhile: nothing to confirm.
                return Optional.empty();
            }
        });
    }

    @Override
    public void delete(AccountId id) {
        find(id).ifPresent(account -> table.call(() -> table.client().transactWriteItems(
                write -> write.transactItems(delete(Keys.accountOf(account.address())),
                        delete(Keys.accountRoot(id))))));
    }

    private TransactWriteItem putNew(Item item) {
        return TransactWriteItem.builder().put(Put.builder().tableName(table.name()).item(item.attributes())
                .conditionExpression("attribute_not_exists(pk)").build()).build();
    }

    private TransactWriteItem delete(Key key) {
        return TransactWriteItem.builder()
                .delete(Delete.builder().tableName(table.name()).key(key.attributes()).build()).build();
    }

    private static Item item(Account account) {
        return Item.at(Keys.accountRoot(account.id())).text("account", account.id().value())
                .text("address", account.address().toString()).instant("confirmedAt", account.confirmedAt())
                .instant("createdAt", account.createdAt());
    }

    private static Account account(Item item) {
        return new Account(new AccountId(item.text("account")), MailAddress.of(item.text("address")),
                item.optionalInstant("confirmedAt"), item.instant("createdAt"));
    }
}
