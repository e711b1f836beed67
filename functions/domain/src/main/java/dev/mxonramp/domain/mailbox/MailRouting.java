package dev.mxonramp.domain.mailbox;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.mailbox.MailHost.Outcome;
import dev.mxonramp.domain.mailbox.MailboxUpdates.Decision;
import dev.mxonramp.domain.name.MailAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Further addresses of mailboxes, and where mail to unknown addresses goes. The mail host goes first, as in
 * {@link Mailboxes}.
 */
public final class MailRouting {
    /** The most aliases of one mailbox. */
    public static final int MAX_ALIASES = 50;

    private final MailboxDoor door;
    private final MailboxStore mailboxes;
    private final MailboxUpdates updates;
    private final MailHost host;

    public MailRouting(MailboxDoor door, MailboxStore mailboxes, MailHost host) {
        this.door = door;
        this.mailboxes = mailboxes;
        this.updates = new MailboxUpdates(mailboxes);
        this.host = host;
    }

    /** Makes mail to {@code alias} arrive in the mailbox. */
    public MailboxChange addAlias(ClaimKey key, MailAddress address, MailAddress alias) {
        return withMailbox(key, address, mailbox -> {
            var holder = Mailboxes.holder(mailboxes.list(key.account(), key.domain()), alias)
                    .filter(each -> !each.equals(address) || alias.equals(address));
            if (holder.isPresent()) {
                return new Decision.Refuse(new MailboxChange.Taken(alias, holder.get()));
            }
            if (!mailbox.aliases().contains(alias) && mailbox.aliases().size() >= MAX_ALIASES) {
                return new Decision.Refuse(new MailboxChange.TooMany("aliases of a mailbox", MAX_ALIASES));
            }
            return atHost(address, () -> host.addAlias(alias, address),
                    () -> mailbox.withAliases(plus(mailbox.aliases(), alias)));
        });
    }

    /** Ends that. */
    public MailboxChange removeAlias(ClaimKey key, MailAddress address, MailAddress alias) {
        return withMailbox(key, address, mailbox -> atHost(address, () -> host.removeAlias(alias, address),
                () -> mailbox.withAliases(minus(mailbox.aliases(), alias))));
    }

    /** Makes mail to unknown addresses of the domain arrive in the mailbox. */
    public MailboxChange setCatchAll(ClaimKey key, MailAddress address) {
        return withMailbox(key, address,
                mailbox -> atHost(address, () -> host.setCatchAll(key.domain(), address), () -> {
                    mailboxes.setCatchAll(key.account(), key.domain(), address);
                    return mailbox;
                }));
    }

    /** Ends that: mail to unknown addresses is refused again. */
    public MailboxChange removeCatchAll(ClaimKey key) {
        return door.through(key, () -> {
            var about = mailboxes.catchAll(key.account(), key.domain());
            var failure = Mailboxes.first(about.orElse(new MailAddress("postmaster", key.domain())),
                    List.of(() -> host.removeCatchAll(key.domain())));
            return failure.orElseGet(() -> {
                mailboxes.setCatchAll(key.account(), key.domain(), null);
                return new MailboxChange.Gone();
            });
        });
    }

    private MailboxChange withMailbox(ClaimKey key, MailAddress address, Function<Mailbox, Decision> change) {
        return door.through(key, () -> updates.apply(key.account(), address,
                mailbox -> mailbox.parked()
                        ? new Decision.Refuse(new MailboxChange.Parked(address))
                        : change.apply(mailbox)));
    }

    /** Has the mail host do it, and then says what is to be stored. */
    private static Decision atHost(MailAddress address, Supplier<Outcome> step, Supplier<Mailbox> next) {
        return Mailboxes.first(address, List.of(step)).<Decision>map(Decision.Refuse::new)
                .orElseGet(() -> new Decision.Store(next.get()));
    }

    private static Set<MailAddress> plus(Set<MailAddress> aliases, MailAddress alias) {
        var more = new HashSet<>(aliases);
        more.add(alias);
        return more;
    }

    private static Set<MailAddress> minus(Set<MailAddress> aliases, MailAddress alias) {
        var fewer = new HashSet<>(aliases);
        fewer.remove(alias);
        return fewer;
    }
}
