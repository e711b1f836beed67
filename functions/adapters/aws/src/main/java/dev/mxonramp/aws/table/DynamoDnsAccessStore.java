package dev.mxonramp.aws.table;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.zone.DnsAccessStore;
import dev.mxonramp.domain.zone.DnsRole;
import dev.mxonramp.domain.zone.RecordSet;
import dev.mxonramp.domain.zone.RecordType;
import dev.mxonramp.domain.name.DomainName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accesses to users' DNS in the table. */
public final class DynamoDnsAccessStore implements DnsAccessStore {
    private final Table table;

    public DynamoDnsAccessStore(Table table) {
        this.table = table;
    }

    @Override
    public String externalId(AccountId account, String fresh) {
        Key key = Keys.externalId(account);
        Optional<Item> known = table.get(key);
        if (known.isPresent()) {
            return known.get().text("id");
        }
        return table.putNew(Item.at(key).text("id", fresh))
                ? fresh
                : table.get(key).map(item -> item.text("id")).orElse(fresh);
    }

    @Override
    public Optional<DnsRole> role(ClaimKey claim) {
        return table.get(Keys.dnsRole(claim)).map(item -> new DnsRole(item.text("role")));
    }

    @Override
    public void setRole(ClaimKey claim, @Nullable DnsRole role) {
        if (role == null) {
            table.delete(Keys.dnsRole(claim));
        } else {
            table.put(Item.at(Keys.dnsRole(claim)).text("role", role.arn()));
        }
    }

    @Override
    public Optional<KeptMx> kept(ClaimKey claim) {
        return table.get(Keys.keptMx(claim)).map(item -> {
            List<Item> old = item.list("old");
            return new KeptMx(old.isEmpty() ? null : set(old.getFirst()), set(item.list("ours").getFirst()),
                    item.instant("at"));
        });
    }

    @Override
    public void keep(ClaimKey claim, KeptMx kept) {
        RecordSet old = kept.old();
        table.put(Item.at(Keys.keptMx(claim)).list("old", old == null ? List.of() : List.of(item(old)))
                .list("ours", List.of(item(kept.ours()))).instant("at", kept.at()));
    }

    @Override
    public void forget(ClaimKey claim) {
        table.delete(Keys.dnsRole(claim));
        table.delete(Keys.keptMx(claim));
    }

    private static Item item(RecordSet set) {
        return Item.nested().text("name", set.name().ascii()).text("type", set.type().name()).number("ttl", set.ttl())
                .texts("values", set.values());
    }

    private static RecordSet set(Item item) {
        return new RecordSet(new DomainName(item.text("name")), RecordType.valueOf(item.text("type")),
                item.number("ttl"), List.copyOf(item.texts("values")));
    }
}
