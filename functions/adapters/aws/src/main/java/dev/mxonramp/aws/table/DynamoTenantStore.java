package dev.mxonramp.aws.table;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.mailbox.Tenant;
import dev.mxonramp.domain.mailbox.TenantStore;
import dev.mxonramp.domain.name.DomainName;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tenants in the table. */
public final class DynamoTenantStore implements TenantStore {
    private final Table table;

    public DynamoTenantStore(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Tenant> find(DomainName domain) {
        return table.get(Keys.tenant(domain))
                .map(item -> new Tenant(new DomainName(item.text("domain")), new AccountId(item.text("heldBy")),
                        item.instant("begunAt"), item.flag("cleared")));
    }

    @Override
    public boolean replace(@Nullable Tenant read, Tenant next) {
        Item item = Item.at(Keys.tenant(next.domain())).text("domain", next.domain().ascii())
                .text("heldBy", next.account().value()).instant("begunAt", next.begunAt())
                .flag("cleared", next.cleared());
        return read == null
                ? table.putNew(item)
                : table.putIf(item, "heldBy = :account and begunAt = :at and cleared = :cleared",
                        Map.of(":account", AttributeValue.fromS(read.account().value()), ":at",
                                AttributeValue.fromS(read.begunAt().toString()), ":cleared",
                                AttributeValue.fromBool(read.cleared())));
    }
}
