package dev.mxonramp.testkit.mailbox;

import static dev.mxonramp.testkit.claim.Samples.ACCOUNT;
import static dev.mxonramp.testkit.claim.Samples.ACME;
import static dev.mxonramp.testkit.claim.Samples.NOW;
import static dev.mxonramp.testkit.claim.Samples.OTHER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        return new Mailbox(account, address, id, 0, Set.of(), NOW);
    }

    @Test
    default void unknownMailboxIsNotFound() {
        assertEquals(Optional.empty(), mailboxes().find(ACCOUNT, ANN));
        assertEquals(List.of(), mailboxes().list(ACCOUNT, ACME));
        assertEquals(Optional.empty(), mailboxes().catchAll(ACCOUNT, ACME));
    }

    @Test
    default void everyFieldComesBack() {
        var whole = new Mailbox(ACCOUNT, new MailAddress("o'neil+#1", ACME), "m1", 1L << 40,
                Set.of(new MailAddress("info", ACME), new MailAddress("#", ACME)), NOW);
        assertTrue(mailboxes().create(whole));
        assertEquals(Optional.of(whole), mailboxes().find(ACCOUNT, whole.address()));
        assertEquals(List.of(whole), mailboxes().list(ACCOUNT, ACME));
    }

    @Test
    default void secondCreationChangesNothing() {
        Mailbox first = mailbox(ACCOUNT, ANN, "m1");
        assertTrue(mailboxes().create(first));
        assertFalse(mailboxes().create(mailbox(ACCOUNT, ANN, "m2")));
        assertEquals(Optional.of(first), mailboxes().find(ACCOUNT, ANN));
    }

    @Test
    default void oneOfManyRivalsCreates() {
        assertEquals(1, Race.of(8, rival -> mailboxes().create(mailbox(ACCOUNT, ANN, "m" + rival))).stream()
                .filter(created -> created).count());
    }

    @Test
    default void mailboxesAreListedByAddressForAccountAndDomainOnly() {
        var bob = mailbox(ACCOUNT, new MailAddress("bob", ACME), "m2");
        var ann = mailbox(ACCOUNT, ANN, "m1");
        List.of(bob, ann, mailbox(OTHER, ANN, "m3"),
                mailbox(ACCOUNT, new MailAddress("ann", new DomainName("acme.test.example")), "m4"),
                mailbox(ACCOUNT, new MailAddress("ann", new DomainName("sub.acme.test")), "m5"))
                .forEach(mailboxes()::create);
        assertEquals(List.of(ann, bob), mailboxes().list(ACCOUNT, ACME));
    }

    @Test
    default void updateReplacesQuotaAndAliasesAndNothingElse() {
        mailboxes().create(mailbox(ACCOUNT, ANN, "m1"));
        Set<MailAddress> aliases = Set.of(new MailAddress("info", ACME));
        mailboxes().update(new Mailbox(ACCOUNT, ANN, "m2", 5, aliases, NOW.plusSeconds(1)));
        assertEquals(Optional.of(new Mailbox(ACCOUNT, ANN, "m1", 5, aliases, NOW)), mailboxes().find(ACCOUNT, ANN));
        mailboxes().update(mailbox(ACCOUNT, ANN, "m1"));
        assertEquals(Optional.of(mailbox(ACCOUNT, ANN, "m1")), mailboxes().find(ACCOUNT, ANN));
    }

    @Test
    default void updateOfADeletedMailboxDoesNotBringItBack() {
        mailboxes().create(mailbox(ACCOUNT, ANN, "m1"));
        mailboxes().delete(ACCOUNT, ANN);
        mailboxes().delete(ACCOUNT, ANN);
        mailboxes().update(mailbox(ACCOUNT, ANN, "m1"));
        assertEquals(Optional.empty(), mailboxes().find(ACCOUNT, ANN));
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
            mailboxes().create(new Mailbox(ACCOUNT, new MailAddress("m" + i, ACME), "m" + i, 0, aliases, NOW));
        }
        assertEquals(8, mailboxes().list(ACCOUNT, ACME).size());
    }
}
