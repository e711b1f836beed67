package dev.mxonramp.aws.table;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.watch.Slot;
import dev.mxonramp.domain.watch.Watch;
import dev.mxonramp.domain.watch.WatchKey;

/** Watches as items; small, since the index holds them a second time. */
final class WatchItems {
    private WatchItems() {}

    static Item item(Watch watch) {
        Item item = Item.at(Keys.watch(watch.key())).text("account", watch.key().account().value()).text(Keys.SLOT,
                watch.slot().toString());
        return switch (watch.key()) {
            case WatchKey.OfClaim(ClaimKey claim) -> item.text("domain", claim.domain().ascii());
            case WatchKey.OfSource(AccountId _, MailAddress mailbox) ->
                item.text("domain", mailbox.domain().ascii()).text("local", mailbox.local());
        };
    }

    /** A watch that was read from its slot. */
    static Watch watch(Item item, Slot slot) {
        var account = new AccountId(item.text("account"));
        var domain = new DomainName(item.text("domain"));
        String local = item.optionalText("local");
        return new Watch(local == null
                ? new WatchKey.OfClaim(new ClaimKey(account, domain))
                : new WatchKey.OfSource(account, new MailAddress(local, domain)), slot);
    }
}
