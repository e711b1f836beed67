package dev.mxonramp.aws.table;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.SecretHash;
import dev.mxonramp.domain.mailbox.PasswordLinks;
import dev.mxonramp.domain.name.MailAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Links to choose a password by, in the table. */
public final class DynamoPasswordLinks implements PasswordLinks {
    private static final Duration GRACE = Duration.ofHours(1);

    private final Table table;
    private final InstantSource clock;

    public DynamoPasswordLinks(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Link put(SecretHash secret, Target target) {
        var link = new Link(target, clock.instant().plus(VALID));
        table.put(item(secret, link));
        return link;
    }

    private static Item item(SecretHash secret, Link link) {
        return Item.at(Keys.passwordLink(secret)).text("account", link.target().account().value())
                .text("mailbox", link.target().mailbox().toString()).text("id", link.target().id())
                .instant("expiresAt", link.expiresAt()).endsAt(link.expiresAt(), GRACE);
    }

    @Override
    public Optional<Link> find(SecretHash secret) {
        return table.get(Keys.passwordLink(secret))
                .map(item -> new Link(new Target(new AccountId(item.text("account")),
                        MailAddress.of(item.text("mailbox")), item.text("id")), item.instant("expiresAt")))
                .filter(link -> link.expiresAt().isAfter(clock.instant()));
    }

    @Override
    public boolean bind(SecretHash secret, SecretHash choice) {
        return find(secret).filter(link -> table.putIf(item(secret, link).text("choice", choice.hex()),
                "attribute_exists(pk) AND (attribute_not_exists(choice) OR choice = :choice)", value(choice)))
                .isPresent();
    }

    @Override
    public void release(SecretHash secret, SecretHash choice) {
        find(secret).ifPresent(link -> {
            var _ = table.putIf(item(secret, link), "choice = :choice", value(choice));
        });
    }

    private static Map<String, AttributeValue> value(SecretHash choice) {
        return Map.of(":choice", AttributeValue.fromS(choice.hex()));
    }

    @Override
    public void end(SecretHash secret) {
        table.delete(Keys.passwordLink(secret));
    }
}
