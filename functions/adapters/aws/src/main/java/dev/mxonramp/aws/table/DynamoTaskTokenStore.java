package dev.mxonramp.aws.table;

import dev.mxonramp.aws.Sha256;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.domain.journey.TaskToken;
import dev.mxonramp.domain.journey.TaskTokenStore;
import dev.mxonramp.domain.secret.SealedSecret;
import dev.mxonramp.domain.secret.Vault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Task tokens in the table, sealed. The context is a hash of claim and step, since audit logs show it and a domain is
 * nobody's business there; the token's own hash tells whether an item still holds the token that is to be removed.
 */
public final class DynamoTaskTokenStore implements TaskTokenStore {
    /** Longer than any step may wait (a year). */
    private static final Duration KEPT = Duration.ofDays(400);

    private final Table table;
    private final Vault vault;
    private final InstantSource clock;

    public DynamoTaskTokenStore(Table table, Vault vault, InstantSource clock) {
        this.table = table;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public void put(ClaimKey claim, AwaitStep step, TaskToken token) {
        SealedSecret sealed = vault.seal(token.value(), context(claim, step));
        table.put(Item.at(Keys.taskToken(claim, step)).text("sealed", sealed.base64())
                .text("tokenHash", Sha256.hex(token.value())).endsAt(clock.instant(), KEPT));
    }

    @Override
    public Optional<TaskToken> find(ClaimKey claim, AwaitStep step) {
        return table.get(Keys.taskToken(claim, step)).filter(item -> !item.ended(clock.instant()))
                .map(item -> new SealedSecret(item.text("sealed")))
                .map(sealed -> new TaskToken(vault.open(sealed, context(claim, step))));
    }

    @Override
    public void remove(ClaimKey claim, AwaitStep step, TaskToken token) {
        // Another token in its place, or none: as it should be then.
        var _ = table.deleteIf(Keys.taskToken(claim, step), "tokenHash = :hash",
                Map.of(":hash", AttributeValue.fromS(Sha256.hex(token.value()))));
    }

    private static String context(ClaimKey claim, AwaitStep step) {
        return Sha256.hex(claim + "/" + step);
    }
}
