package dev.mxonramp.aws.table;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.mailbox.Mailbox;
import dev.mxonramp.domain.mailbox.MailboxStore;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Mailboxes in the table. */
public final class DynamoMailboxStore implements MailboxStore {
    private final Table table;

    public DynamoMailboxStore(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Mailbox> find(AccountId account, MailAddress address) {
        return table.get(Keys.mailbox(account, address)).map(DynamoMailboxStore::mailbox);
    }

    @Override
    public List<Mailbox> list(AccountId account, DomainName domain) {
        return table.query(Keys.account(account), Keys.mailboxes(domain)).stream().map(DynamoMailboxStore::mailbox)
                .toList();
    }

    @Override
    public Optional<Mailbox> create(Mailbox mailbox) {
        Mailbox stored = mailbox.stored(1);
        return table.putNew(item(stored)) ? Optional.of(stored) : Optional.empty();
    }

    @Override
    public Optional<Mailbox> update(Mailbox mailbox) {
        Mailbox stored = mailbox.stored(mailbox.version() + 1);
        // The id tells a mailbox from its successor of the same address, whose versions begin anew.
        boolean written = table.putIf(item(stored), "version = :version and id = :id",
                Map.of(":version", AttributeValue.fromN(Long.toString(mailbox.version())), ":id",
                        AttributeValue.fromS(mailbox.id())));
        return written ? Optional.of(stored) : Optional.empty();
    }

    @Override
    public void delete(AccountId account, MailAddress address) {
        table.delete(Keys.mailbox(account, address));
    }

    @Override
    public Optional<MailAddress> catchAll(AccountId account, DomainName domain) {
        return table.get(Keys.catchAll(account, domain)).map(item -> MailAddress.of(item.text("mailbox")));
    }

    @Override
    public void setCatchAll(AccountId account, DomainName domain, @Nullable MailAddress mailbox) {
        Key key = Keys.catchAll(account, domain);
        if (mailbox == null) {
            table.delete(key);
        } else {
            table.put(Item.at(key).text("mailbox", mailbox.toString()));
        }
    }

    private static Item item(Mailbox mailbox) {
        return Item.at(Keys.mailbox(mailbox.account(), mailbox.address())).text("account", mailbox.account().value())
                .text("address", mailbox.address().toString()).text("id", mailbox.id())
                .number("quota", mailbox.quota())
                .texts("aliases", mailbox.aliases().stream().map(MailAddress::toString).toList())
                .instant("createdAt", mailbox.createdAt()).flag("parked", mailbox.parked())
                .number("version", mailbox.version());
    }

    private static Mailbox mailbox(Item item) {
        return new Mailbox(new AccountId(item.text("account")), MailAddress.of(item.text("address")), item.text("id"),
                item.number("quota"),
                item.texts("aliases").stream().map(MailAddress::of).collect(Collectors.toUnmodifiableSet()),
                item.instant("createdAt"), item.flag("parked"), item.number("version"));
    }
}
