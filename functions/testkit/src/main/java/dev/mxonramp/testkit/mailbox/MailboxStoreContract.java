package dev.mxonramp.testkit.mailbox;

import static dev.mxonramp.testkit.claim.Samples.ACCOUNT;
import static dev.mxonramp.testkit.claim.Samples.ACME;
import static dev.mxonramp.testkit.claim.Samples.NOW;
import static dev.mxonramp.testkit.claim.Samples.OTHER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.mailbox.Mailbox;
import dev.mxonramp.domain.mailbox.MailboxStore;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.testkit.fault.Race;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link MailboxStore} does. */
public interface MailboxStoreContract {
    /** The address of most tests. */
    MailAddress ANN = new MailAddress("ann", ACME);

    /** The port under test; the same one within a test. */
    MailboxStore mailboxes();

    private static Mailbox mailbox(AccountId account, MailAddress address, String id) {
        return Mailbox.begin(account, address, id, 0, NOW);
    }

    @Test
    default void unknownMailboxIsNotFound() {
        assertEquals(Optional.empty(), mailboxes().find(ACCOUNT, ANN));
        assertEquals(List.of(), mailboxes().list(ACCOUNT, ACME));
        assertEquals(Optional.empty(), mailboxes().catchAll(ACCOUNT, ACME));
    }

    private Mailbox created(Mailbox mailbox) {
        return mailboxes().create(mailbox).orElseThrow();
    }

    @Test
    default void everyFieldComesBack() {
        Mailbox whole = created(
                Mailbox.begin(ACCOUNT, new MailAddress("o'neil+#1", ACME), "m1", 1L << 40, NOW).withAliases(
                        Set.of(new MailAddress("info", ACME), new MailAddress("#", ACME))));
        assertEquals(Optional.of(whole), mailboxes().find(ACCOUNT, whole.address()));
        assertEquals(List.of(whole), mailboxes().list(ACCOUNT, ACME));
    }

    @Test
    default void secondCreationChangesNothing() {
        Mailbox first = created(mailbox(ACCOUNT, ANN, "m1"));
        assertEquals(Optional.empty(), mailboxes().create(mailbox(ACCOUNT, ANN, "m2")));
        assertEquals(Optional.of(first), mailboxes().find(ACCOUNT, ANN));
    }

    @Test
    default void oneOfManyRivalsCreates() {
        assertEquals(1, Race.of(8, rival -> mailboxes().create(mailbox(ACCOUNT, ANN, "m" + rival))).stream()
                .filter(Optional::isPresent).count());
    }

    @Test
    default void mailboxesAreListedByAddressForAccountAndDomainOnly() {
        Mailbox bob = created(mailbox(ACCOUNT, new MailAddress("bob", ACME), "m2"));
        Mailbox ann = created(mailbox(ACCOUNT, ANN, "m1"));
        List.of(mailbox(OTHER, ANN, "m3"),
                mailbox(ACCOUNT, new MailAddress("ann", new DomainName("acme.test.example")), "m4"),
                mailbox(ACCOUNT, new MailAddress("ann", new DomainName("sub.acme.test")), "m5"))
                .forEach(mailboxes()::create);
        assertEquals(List.of(ann, bob), mailboxes().list(ACCOUNT, ACME));
    }

    @Test
    default void updateReplacesWhatWasRead() {
        Mailbox first = created(mailbox(ACCOUNT, ANN, "m1"));
        var changed = first.withQuota(5).withAliases(Set.of(new MailAddress("info", ACME))).withParked(true);
        Mailbox second = mailboxes().update(changed).orElseThrow();
        assertEquals(changed.stored(second.version()), second);
        assertEquals(Optional.of(second), mailboxes().find(ACCOUNT, ANN));
        Mailbox third = mailboxes().update(second.withAliases(Set.of())).orElseThrow();
        assertEquals(Optional.of(third), mailboxes().find(ACCOUNT, ANN));
        assertEquals(Set.of(), third.aliases());
    }

    @Test
    default void updateOfWhatSomebodyElseChangedIsRefused() {
        Mailbox read = created(mailbox(ACCOUNT, ANN, "m1"));
        Mailbox theirs = mailboxes().update(read.withQuota(5)).orElseThrow();
        assertEquals(Optional.empty(), mailboxes().update(read.withQuota(6)));
        assertEquals(Optional.of(theirs), mailboxes().find(ACCOUNT, ANN));
    }

    @Test
    default void oneOfManyRivalsUpdates() {
        Mailbox read = created(mailbox(ACCOUNT, ANN, "m1"));
        assertEquals(1, Race.of(8, rival -> mailboxes().update(read.withQuota(rival + 1L))).stream()
                .filter(Optional::isPresent).count());
    }

    @Test
    default void updateOfADeletedMailboxDoesNotBringItBack() {
        Mailbox read = created(mailbox(ACCOUNT, ANN, "m1"));
        mailboxes().delete(ACCOUNT, ANN);
        mailboxes().delete(ACCOUNT, ANN);
        assertEquals(Optional.empty(), mailboxes().update(read.withQuota(5)));
        assertEquals(Optional.empty(), mailboxes().find(ACCOUNT, ANN));
    }

    @Test
    default void updateOfADeletedMailboxDoesNotTouchItsSuccessor() {
        Mailbox read = created(mailbox(ACCOUNT, ANN, "m1"));
        mailboxes().delete(ACCOUNT, ANN);
        Mailbox successor = created(mailbox(ACCOUNT, ANN, "m2"));
        assertEquals(Optional.empty(), mailboxes().update(read.withQuota(5)));
        assertEquals(Optional.of(successor), mailboxes().find(ACCOUNT, ANN));
    }

    @Test
    default void catchAllIsSetReplacedAndEnded() {
        mailboxes().setCatchAll(ACCOUNT, ACME, ANN);
        assertEquals(Optional.of(ANN), mailboxes().catchAll(ACCOUNT, ACME));
        assertEquals(Optional.empty(), mailboxes().catchAll(OTHER, ACME));
        var bob = new MailAddress("bob", ACME);
        mailboxes().setCatchAll(ACCOUNT, ACME, bob);
        assertEquals(Optional.of(bob), mailboxes().catchAll(ACCOUNT, ACME));
        mailboxes().setCatchAll(ACCOUNT, ACME, null);
        mailboxes().setCatchAll(ACCOUNT, ACME, null);
        assertEquals(Optional.empty(), mailboxes().catchAll(ACCOUNT, ACME));
        assertEquals(List.of(), mailboxes().list(ACCOUNT, ACME));
    }

    @Test
    default void listGoesOnBeyondAMegabyte() {
        Set<MailAddress> aliases = IntStream.range(0, 2000)
                .mapToObj(i -> new MailAddress("x".repeat(55) + i, ACME)).collect(Collectors.toSet());
        for (int i = 0; i < 8; i++) {
            var _ = created(mailbox(ACCOUNT, new MailAddress("m" + i, ACME), "m" + i).withAliases(aliases));
        }
        assertEquals(8, mailboxes().list(ACCOUNT, ACME).size());
    }
}
