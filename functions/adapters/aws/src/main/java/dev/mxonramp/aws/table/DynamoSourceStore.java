package dev.mxonramp.aws.table;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.secret.SealedSecret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Sources in the table. A new source begins with a version by chance, so that a worker which still holds a deleted one
 * does not write over its successor.
 */
public final class DynamoSourceStore implements SourceStore {
    private static final long FIRST_VERSIONS = 1L << 48;

    private final Table table;
    private final RandomGenerator random;

    /** @param random where versions begin; need not be secret */
    public DynamoSourceStore(Table table, RandomGenerator random) {
        this.table = table;
        this.random = random;
    }

    @Override
    public Optional<Source> find(AccountId account, MailAddress mailbox) {
        return table.get(Keys.source(account, mailbox)).map(DynamoSourceStore::source);
    }

    @Override
    public List<Source> list(AccountId account, DomainName domain) {
        return table.query(Keys.account(account), Keys.sources(domain)).stream().map(DynamoSourceStore::source)
                .toList();
    }

    @Override
    public Optional<Source> save(Source source) {
        if (source.version() == 0) {
            Source stored = source.stored(random.nextLong(1, FIRST_VERSIONS));
            return table.putNew(item(stored)) ? Optional.of(stored) : Optional.empty();
        }
        Source stored = source.stored(source.version() + 1);
        boolean written = table.putIf(item(stored), "version = :version",
                Map.of(":version", AttributeValue.fromN(Long.toString(source.version()))));
        return written ? Optional.of(stored) : Optional.empty();
    }

    @Override
    public void delete(AccountId account, MailAddress mailbox) {
        table.delete(Keys.source(account, mailbox));
    }

    private static Item item(Source source) {
        SealedSecret password = source.password();
        Item item = Item.at(Keys.source(source.account(), source.mailbox())).text("account", source.account().value())
                .text("mailbox", source.mailbox().toString()).text("host", source.host())
                .number("port", (long) source.port()).text("security", source.security().name())
                .text("user", source.user()).text("password", password == null ? null : password.base64())
                .number("passes", (long) source.passes()).instant("nextPassAt", source.nextPassAt())
                .number("quietPasses", (long) source.quietPasses()).flag("ownerSaysQuiet", source.ownerSaysQuiet())
                .instant("certifiedAt", source.certifiedAt()).number("version", source.version())
                .text("halt", source.halt() == null ? null : source.halt().name());
        return SourceParts.write(SourceParts.write(item, source.signIn()), source.choice());
    }

    private static Source source(Item item) {
        @Nullable
        String password = item.optionalText("password");
        @Nullable
        String halt = item.optionalText("halt");
        return new Source(new AccountId(item.text("account")), MailAddress.of(item.text("mailbox")), item.text("host"),
                (int) item.number("port"), Source.Security.valueOf(item.text("security")), item.text("user"),
                SourceParts.signIn(item), password == null ? null : new SealedSecret(password),
                SourceParts.choice(item), halt == null ? null : Source.Halt.valueOf(halt), (int) item.number("passes"),
                item.optionalInstant("nextPassAt"), (int) item.number("quietPasses"), item.flag("ownerSaysQuiet"),
                item.optionalInstant("certifiedAt"), item.number("version"));
    }
}
