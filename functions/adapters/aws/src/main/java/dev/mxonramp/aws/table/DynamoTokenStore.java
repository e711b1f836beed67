package dev.mxonramp.aws.table;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.BearerToken;
import dev.mxonramp.domain.account.SecretHash;
import dev.mxonramp.domain.account.TokenStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Bearer tokens in the table: one item by the secret's hash, one in the account's partition, written together. */
public final class DynamoTokenStore implements TokenStore {
    private static final Duration GRACE = Duration.ofDays(1);

    private final Table table;
    private final InstantSource clock;

    public DynamoTokenStore(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public void create(BearerToken token, SecretHash secret) {
        Item listed = fill(Item.at(Keys.bearer(token.account(), token.id())), token).text("hash", secret.hex());
        Item found = fill(Item.at(Keys.bearer(secret)), token);
        table.call(() -> table.client().transactWriteItems(write -> write.transactItems(put(listed), put(found))));
    }

    @Override
    public Optional<BearerToken> find(SecretHash secret) {
        return table.get(Keys.bearer(secret)).map(DynamoTokenStore::token).filter(this::live);
    }

    @Override
    public List<BearerToken> list(AccountId account) {
        return items(account).stream().map(DynamoTokenStore::token).filter(this::live)
                .sorted(Comparator.comparing(BearerToken::createdAt).thenComparing(BearerToken::id)).toList();
    }

    @Override
    public boolean revoke(AccountId account, String id) {
        Optional<Item> item = table.get(Keys.bearer(account, id));
        item.ifPresent(this::delete);
        return item.map(DynamoTokenStore::token).filter(this::live).isPresent();
    }

    @Override
    public void revokeAll(AccountId account) {
        items(account).forEach(this::delete);
    }

    private List<Item> items(AccountId account) {
        return table.query(Keys.account(account), Keys.BEARERS);
    }

    private boolean live(BearerToken token) {
        return token.live(clock.instant());
    }

    private void delete(Item item) {
        // This ends the token; if the second write is missing it is still listed, and can be revoked again.
        table.delete(Keys.bearer(new SecretHash(item.text("hash"))));
        table.delete(Keys.bearer(new AccountId(item.text("account")), item.text("id")));
    }

    private TransactWriteItem put(Item item) {
        return TransactWriteItem.builder().put(Put.builder().tableName(table.name()).item(item.attributes()).build())
                .build();
    }

    private static Item fill(Item item, BearerToken token) {
        item.text("id", token.id()).text("account", token.account().value()).text("kind", token.kind().name())
                .text("label", token.label()).texts("scopes", token.scopes().stream().map(Enum::name).toList())
                .instant("createdAt", token.createdAt()).instant("expiresAt", token.expiresAt());
        Instant end = token.expiresAt();
        return end == null ? item : item.endsAt(end, GRACE);
    }

    private static BearerToken token(Item item) {
        return new BearerToken(item.text("id"), new AccountId(item.text("account")),
                BearerToken.Kind.valueOf(item.text("kind")), item.text("label"),
                item.texts("scopes").stream().map(BearerToken.Scope::valueOf).collect(Collectors.toSet()),
                item.instant("createdAt"), item.optionalInstant("expiresAt"));
    }
}
