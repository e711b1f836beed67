package dev.mxonramp.domain.mailbox;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.name.MailAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Further addresses of mailboxes, and where mail to unknown addresses goes. The mail host goes first, as in
 * {@link Mailboxes}.
 */
public final class MailRouting {
    /** The most aliases of one mailbox. */
    public static final int MAX_ALIASES = 50;

    private final MailboxDoor door;
    private final MailboxStore mailboxes;
    private final MailHost host;

    public MailRouting(MailboxDoor door, MailboxStore mailboxes, MailHost host) {
        this.door = door;
        this.mailboxes = mailboxes;
        this.host = host;
    }

    /** Makes mail to {@code alias} arrive in the mailbox. */
    public MailboxChange addAlias(ClaimKey key, MailAddress address, MailAddress alias) {
        return withMailbox(key, address, mailbox -> {
            var holder = Mailboxes.holder(mailboxes.list(key.account(), key.domain()), alias)
                    .filter(each -> !each.equals(address) || alias.equals(address));
            if (holder.isPresent()) {
                return new MailboxChange.Taken(alias, holder.get());
            }
            if (!mailbox.aliases().contains(alias) && mailbox.aliases().size() >= MAX_ALIASES) {
                return new MailboxChange.TooMany("aliases of a mailbox", MAX_ALIASES);
            }
            return Mailboxes.first(address, List.of(() -> host.addAlias(alias, address)))
                    .orElseGet(() -> store(mailbox, aliases -> plus(aliases, alias)));
        });
    }

    /** Ends that. */
    public MailboxChange removeAlias(ClaimKey key, MailAddress address, MailAddress alias) {
        return withMailbox(key, address,
                mailbox -> Mailboxes.first(address, List.of(() -> host.removeAlias(alias, address)))
                        .orElseGet(() -> store(mailbox, aliases -> minus(aliases, alias))));
    }

    /** Makes mail to unknown addresses of the domain arrive in the mailbox. */
    public MailboxChange setCatchAll(ClaimKey key, MailAddress address) {
        return withMailbox(key, address,
                mailbox -> Mailboxes.first(address, List.of(() -> host.setCatchAll(key.domain(), address)))
                        .orElseGet(() -> {
                            mailboxes.setCatchAll(key.account(), key.domain(), address);
                            return new MailboxChange.Done(mailbox);
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

    private interface Step {
        MailboxChange take(Mailbox mailbox);
    }

    private MailboxChange withMailbox(ClaimKey key, MailAddress address, Step step) {
        return door.through(key, () -> {
            Optional<Mailbox> mailbox = mailboxes.find(key.account(), address);
            return mailbox.isPresent() ? step.take(mailbox.get()) : new MailboxChange.NoMailbox(address);
        });
    }

    private MailboxChange store(Mailbox mailbox, UnaryOperator<Set<MailAddress>> change) {
        var next = new Mailbox(mailbox.account(), mailbox.address(), mailbox.id(), mailbox.quota(),
                change.apply(mailbox.aliases()), mailbox.createdAt());
        if (!next.equals(mailbox)) {
            mailboxes.update(next);
        }
        return new MailboxChange.Done(next);
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
