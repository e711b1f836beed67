package dev.mxonramp.aws.table;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.Owner;
import dev.mxonramp.domain.claim.Owner.Absence;
import dev.mxonramp.domain.claim.Owner.Transfer;
import dev.mxonramp.domain.name.DomainName;
import org.jspecify.annotations.Nullable;

/** Owners as items. */
final class OwnerItems {
    private OwnerItems() {}

    static Item item(Owner owner) {
        Item item = Item.at(Keys.owner(owner.domain())).text("domain", owner.domain().ascii())
                .text("heldBy", owner.account().value()).instant("provenAt", owner.provenAt())
                .lines("former", owner.former().stream().map(AccountId::value).toList())
                .number("version", owner.version());
        Absence absence = owner.absence();
        if (absence != null) {
            item.instant("missingSince", absence.since()).instant("suspendedAt", absence.suspendedAt())
                    .instant("restoredAt", absence.endedAt());
        }
        Transfer transfer = owner.transfer();
        return transfer == null
                ? item
                : item.text("transferTo", transfer.to().value()).instant("transferBegunAt", transfer.begunAt())
                        .instant("transferDueAt", transfer.dueAt()).instant("transferEndedAt", transfer.endedAt());
    }

    static Owner owner(Item item) {
        return new Owner(new DomainName(item.text("domain")), new AccountId(item.text("heldBy")),
                item.instant("provenAt"), absence(item), transfer(item),
                item.lines("former").stream().map(AccountId::new).toList(), item.number("version"));
    }

    private static @Nullable Absence absence(Item item) {
        var since = item.optionalInstant("missingSince");
        return since == null
                ? null
                : new Absence(since, item.optionalInstant("suspendedAt"), item.optionalInstant("restoredAt"));
    }

    private static @Nullable Transfer transfer(Item item) {
        String to = item.optionalText("transferTo");
        return to == null
                ? null
                : new Transfer(new AccountId(to), item.instant("transferBegunAt"), item.instant("transferDueAt"),
                        item.optionalInstant("transferEndedAt"));
    }
}
