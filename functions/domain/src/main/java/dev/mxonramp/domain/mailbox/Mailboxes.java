package dev.mxonramp.domain.mailbox;

import dev.mxonramp.domain.account.Identities;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.mailbox.MailHost.Outcome;
import dev.mxonramp.domain.mailbox.MailboxUpdates.Decision;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.name.MailAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Creates, changes and deletes mailboxes. The mail host always goes first and the record is what counts: wherever a
 * change breaks off, the same request repeated completes it, and nothing is shown that cannot receive mail.
 *
 * <p>Every method throws {@link dev.mxonramp.domain.journey.TransientFailure} while mail host or table do not answer.
 */
public final class Mailboxes {
    /** The most mailboxes in one domain. */
    public static final int MAX_MAILBOXES = 500;

    private final MailboxDoor door;
    private final MailboxStore mailboxes;
    private final MailboxUpdates updates;
    private final SourceStore sources;
    private final MailHost host;
    private final Identities identities;
    private final InstantSource clock;

    public Mailboxes(MailboxDoor door, MailboxStore mailboxes, SourceStore sources, MailHost host,
            Identities identities, InstantSource clock) {
        this.door = door;
        this.mailboxes = mailboxes;
        this.updates = new MailboxUpdates(mailboxes);
        this.sources = sources;
        this.host = host;
        this.identities = identities;
        this.clock = clock;
    }

    /** Creates a mailbox with a password and a quota in octets, 0 without limit. */
    public MailboxChange create(ClaimKey key, MailAddress address, String password, long quota) {
        return door.through(key, () -> {
            List<Mailbox> known = mailboxes.list(key.account(), key.domain());
            Optional<MailAddress> holder = holder(known, address);
            if (holder.isPresent()) {
                return new MailboxChange.Taken(address, holder.get());
            }
            if (known.size() >= MAX_MAILBOXES) {
                return new MailboxChange.TooMany("mailboxes in a domain", MAX_MAILBOXES);
            }
            return createAtHost(key, address, password, quota);
        });
    }

    private MailboxChange createAtHost(ClaimKey key, MailAddress address, String password, long quota) {
        // Creating leaves the password of a mailbox that a broken-off attempt left behind, hence the second call.
        return first(address,
                List.of(() -> host.createMailbox(address, password), () -> host.setPassword(address, password),
                        () -> host.setQuota(address, quota)))
                .orElseGet(() -> {
                    var mailbox = Mailbox.begin(key.account(), address, identities.opaque('m'), quota,
                            clock.instant());
                    return mailboxes.create(mailbox).<MailboxChange>map(MailboxChange.Done::new)
                            .orElseGet(() -> new MailboxChange.Taken(address, address));
                });
    }

    /** Deletes a mailbox with its mail, its aliases, and what we know of the old mailbox behind it. */
    public MailboxChange delete(ClaimKey key, MailAddress address) {
        Optional<Mailbox> parked = mailboxes.find(key.account(), address).filter(Mailbox::parked);
        if (parked.isPresent()) {
            // It is out of everybody's way, and still this account's to delete.
            return first(address, List.of(() -> host.deleteMailbox(Parking.address(parked.get()))))
                    .orElseGet(() -> forgotten(key, address));
        }
        return door.through(key, () -> {
            if (mailboxes.find(key.account(), address).isEmpty()) {
                return new MailboxChange.NoMailbox(address);
            }
            if (mailboxes.catchAll(key.account(), key.domain()).filter(address::equals).isPresent()) {
                return new MailboxChange.CatchesAll(address);
            }
            return first(address, List.of(() -> host.deleteMailbox(address))).orElseGet(() -> forgotten(key, address));
        });
    }

    private MailboxChange forgotten(ClaimKey key, MailAddress address) {
        // The credentials of the old mailbox must not outlive the new one.
        sources.delete(key.account(), address);
        mailboxes.delete(key.account(), address);
        return new MailboxChange.Gone();
    }

    /** Sets a mailbox's password. */
    public MailboxChange setPassword(ClaimKey key, MailAddress address, String password) {
        return change(key, address, mailbox -> mailbox, () -> host.setPassword(address, password));
    }

    /** Sets how many octets a mailbox may hold; 0 means without limit. */
    public MailboxChange setQuota(ClaimKey key, MailAddress address, long quota) {
        return change(key, address, mailbox -> mailbox.withQuota(quota), () -> host.setQuota(address, quota));
    }

    private MailboxChange change(ClaimKey key, MailAddress address, UnaryOperator<Mailbox> successor,
            Supplier<Outcome> atHost) {
        return door.through(key,
                () -> updates.apply(key.account(), address, mailbox -> mailbox.parked()
                        ? new Decision.Refuse(new MailboxChange.Parked(address))
                        : first(address, List.of(atHost)).<Decision>map(Decision.Refuse::new)
                                .orElseGet(() -> new Decision.Store(successor.apply(mailbox)))));
    }

    /** The mailbox that has the address, as its own or as an alias. */
    static Optional<MailAddress> holder(List<Mailbox> known, MailAddress address) {
        return known.stream().filter(each -> each.address().equals(address) || each.aliases().contains(address))
                .map(Mailbox::address).findFirst();
    }

    /** Takes the steps until one fails; that failure. */
    static Optional<MailboxChange> first(MailAddress about, List<Supplier<Outcome>> steps) {
        for (Supplier<Outcome> step : steps) {
            switch (step.get()) {
                case Outcome.Done() -> {
                    // On to the next.
                }
                case Outcome.Missing(_) -> {
                    return Optional.of(new MailboxChange.Lost(about));
                }
                case Outcome.Refused(String reason) -> {
                    return Optional.of(new MailboxChange.Refused(reason));
                }
            }
        }
        return Optional.empty();
    }
}
