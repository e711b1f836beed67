package dev.mxonramp.domain.mailbox;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.SecretHash;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.journey.PermanentFailure;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.mailbox.MailHost.Outcome;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sets aside what others left at the mail host in a domain, so that its new owner gets the addresses and neither
 * mailboxes nor mail (dns.md 7). Everything here may be repeated: a run that broke off is completed by the next.
 */
public final class Parking {
    /** Where parked mailboxes stand: a name that never resolves (RFC 2606 2) and that nobody can claim. */
    public static final DomainName DOMAIN = new DomainName("parked.invalid");

    private static final int HASH = 32;

    /** What moving one mailbox may take while the mail host is slow. */
    private static final Duration ONE_MOVE = Duration.ofSeconds(30);

    private final MailboxStore mailboxes;
    private final MailHost host;

    public Parking(MailboxStore mailboxes, MailHost host) {
        this.mailboxes = mailboxes;
        this.host = host;
    }

    /** Where a mailbox stands while it is parked: by its id, so that an address may be parked again and again. */
    public static MailAddress address(Mailbox mailbox) {
        return new MailAddress(mailbox.id(), DOMAIN);
    }

    /**
     * Leaves in the domain only what is the account's own, and brings its own back.
     *
     * @param others accounts that may have had mailboxes there
     * @param left how much time the caller has; what does not fit is left to the next run
     * @param proof tells this proof of the domain from others, for mailboxes of which nothing is known
     * @throws PermanentFailure if the mail host refuses
     * @throws TransientFailure if something does not answer, or the time is over
     */
    void clear(ClaimKey key, Collection<AccountId> others, String proof, Supplier<Duration> left) {
        for (AccountId other : others) {
            if (!other.equals(key.account())) {
                inTime(mailboxes.list(other, key.domain()).stream().filter(each -> !each.parked()).toList(), left,
                        "set aside", this::park);
                mailboxes.setCatchAll(other, key.domain(), null);
            }
        }
        var own = mailboxes.list(key.account(), key.domain());
        var stray = new HashSet<>(host.mailboxes(key.domain()));
        own.stream().filter(each -> !each.parked()).map(Mailbox::address).forEach(stray::remove);
        inTime(stray, left, "set aside", each -> {
            String local = SecretHash.of(proof + " " + each).toString().substring(0, HASH);
            done(host.moveMailbox(each, new MailAddress(local, DOMAIN)));
        });
        // First all are this account's here again: should this break off, the next run takes none of them for a stray.
        own.stream().filter(Mailbox::parked).forEach(each -> stored(each.withParked(false)));
        inTime(own, left, "brought back", this::bringBack);
    }

    /** Every step but the last of a run ends in time: what was moved by then is not moved again. */
    private static <T> void inTime(Collection<T> all, Supplier<Duration> left, String what, Consumer<T> work) {
        int rest = all.size();
        for (T each : all) {
            if (left.get().compareTo(ONE_MOVE) < 0) {
                throw new TransientFailure(
                        "There was no time for every mailbox: " + rest + " remain to be " + what + ".");
            }
            work.accept(each);
            rest--;
        }
    }

    private void park(Mailbox mailbox) {
        done(host.moveMailbox(mailbox.address(), address(mailbox)));
        stored(mailbox.withParked(true));
    }

    private void bringBack(Mailbox mailbox) {
        done(host.moveMailbox(address(mailbox), mailbox.address()));
        mailbox.aliases().forEach(alias -> done(host.addAlias(alias, mailbox.address())));
    }

    private void stored(Mailbox next) {
        if (mailboxes.update(next).isEmpty()) {
            throw new TransientFailure("Somebody else changes the mailbox at the moment.");
        }
    }

    private static void done(Outcome outcome) {
        switch (outcome) {
            case Outcome.Done() -> {
                // On to the next.
            }
            case Outcome.Missing(String what) ->
                throw new PermanentFailure("The mail host cannot set aside what others left: " + what + " is missing.");
            case Outcome.Refused(String reason) ->
                throw new PermanentFailure("The mail host cannot set aside what others left: " + reason);
        }
    }
}
