package dev.mxonramp.aws.table;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.SecretHash;
import dev.mxonramp.domain.account.SignInLinks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Sign-in links in the table. */
public final class DynamoSignInLinks implements SignInLinks {
    private static final Duration GRACE = Duration.ofHours(1);

    private final Table table;
    private final InstantSource clock;

    public DynamoSignInLinks(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public void put(SecretHash secret, AccountId account) {
        Instant end = clock.instant().plus(VALID);
        table.put(Item.at(Keys.signInLink(secret)).text("account", account.value()).instant("expiresAt", end)
                .endsAt(end, GRACE));
    }

    @Override
    public Optional<AccountId> find(SecretHash secret) {
        return table.get(Keys.signInLink(secret)).flatMap(this::live);
    }

    @Override
    public Optional<AccountId> take(SecretHash secret) {
        return table.call(() -> {
            try {
                // The condition makes one of several deletes the one that took it.
                var answer = table.client()
                        .deleteItem(delete -> delete.tableName(table.name()).key(Keys.signInLink(secret).attributes())
                                .conditionExpression("attribute_exists(pk)").returnValues(ReturnValue.ALL_OLD));
                return live(Item.of(answer.attributes()));
            } catch (ConditionalCheckFailedException e) {
                return Optional.empty();
            }
        });
    }

    private Optional<AccountId> live(Item item) {
        return item.instant("expiresAt").isAfter(clock.instant())
                ? Optional.of(new AccountId(item.text("account")))
                : Optional.empty();
    }
}
