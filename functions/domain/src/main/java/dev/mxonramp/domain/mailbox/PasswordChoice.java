package dev.mxonramp.domain.mailbox;

import dev.mxonramp.domain.account.Identities;
import dev.mxonramp.domain.account.SecretHash;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.mailbox.PasswordLinks.Link;
import dev.mxonramp.domain.mailbox.PasswordLinks.Target;
import dev.mxonramp.domain.name.MailAddress;
import java.util.Optional;

/** Lets the user of a mailbox choose its password by a link, so that nobody else ever knows it. */
public final class PasswordChoice {
    private final MailboxDoor door;
    private final MailboxStore store;
    private final Mailboxes mailboxes;
    private final PasswordLinks links;
    private final Identities identities;

    public PasswordChoice(MailboxDoor door, MailboxStore store, Mailboxes mailboxes, PasswordLinks links,
            Identities identities) {
        this.door = door;
        this.store = store;
        this.mailboxes = mailboxes;
        this.links = links;
        this.identities = identities;
    }

    /** What came of asking for a link. */
    public sealed interface Asked {
        /** It is stored; its secret is told this once. */
        record Made(String secret, Link link) implements Asked {
            @Override
            public String toString() {
                return "Made[" + link + "]";
            }
        }

        /** None was made. */
        record Refused(MailboxChange.Failed reason) implements Asked {}
    }

    /** What came of choosing a password. */
    public sealed interface Chosen {
        /** It is the mailbox's now, and the link is used up. */
        record Done() implements Chosen {}

        /** The link was used, has expired or never was, or its mailbox is gone. */
        record Dead() implements Chosen {}

        /** The mailbox cannot be changed now; the link still works. */
        record Refused(MailboxChange.Failed reason) implements Chosen {}
    }

    /** Makes a link for a mailbox of the account. */
    public Asked ask(ClaimKey key, MailAddress address) {
        Optional<MailboxChange.Failed> refusal = door.refusal(key);
        if (refusal.isPresent()) {
            return new Asked.Refused(refusal.get());
        }
        Optional<Mailbox> mailbox = store.find(key.account(), address);
        if (mailbox.isEmpty()) {
            return new Asked.Refused(new MailboxChange.NoMailbox(address));
        }
        String secret = identities.secret();
        Link link = links.put(SecretHash.of(secret), new Target(key.account(), address, mailbox.get().id()));
        return new Asked.Made(secret, link);
    }

    /** What a link is for, if it works. */
    public Optional<Link> look(String secret) {
        return links.find(SecretHash.of(secret)).filter(link -> stands(link.target()));
    }

    private boolean stands(Target target) {
        return store.find(target.account(), target.mailbox()).filter(each -> each.id().equals(target.id())).isPresent();
    }

    /** Makes a password the mailbox's. The same request repeated comes to the same. */
    public Chosen choose(String secret, MailboxPassword password) {
        Optional<Link> link = look(secret);
        SecretHash hash = SecretHash.of(secret);
        // The link's secret, which is not stored, keeps the choice from being searched for.
        SecretHash choice = SecretHash.of(secret + '\n' + password.value());
        if (link.isEmpty() || !links.bind(hash, choice)) {
            return new Chosen.Dead();
        }
        Target target = link.get().target();
        var key = new ClaimKey(target.account(), target.mailbox().domain());
        return switch (mailboxes.setPassword(key, target.mailbox(), password.value())) {
            case MailboxChange.Done _,MailboxChange.Gone _ -> {
                links.end(hash);
                yield new Chosen.Done();
            }
            case MailboxChange.Failed failed -> {
                links.release(hash, choice);
                yield new Chosen.Refused(failed);
            }
        };
    }
}
