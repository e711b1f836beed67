package dev.mxonramp.testkit.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.mailbox.MailHost;
import dev.mxonramp.domain.mailbox.MailHost.Outcome;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every mail platform behind the port does. Each test works in a domain of its own, so that one running platform
 * serves them all.
 */
public abstract class MailHostContract {
    private static final AtomicInteger DOMAINS = new AtomicInteger();
    private static final Outcome DONE = new Outcome.Done();

    private DomainName domain = new DomainName("example.test");

    /** The platform under test. */
    protected abstract MailHost host();

    /** Whether the mailbox may be opened with the password. */
    protected abstract boolean opens(MailAddress mailbox, String password);

    /** The mailboxes in which mail to the recipient arrives; empty if it is refused. */
    protected abstract Set<MailAddress> arrivesIn(MailAddress recipient);

    /** Delivers a message with this subject to a mailbox. */
    protected abstract void deliver(MailAddress mailbox, String subject);

    /** The subjects of the messages in a mailbox, in any order. */
    protected abstract List<String> subjects(MailAddress mailbox);

    /** Moves a mailbox as {@link MailHost#moveMailbox} does, but breaks off before the old address is given up. */
    protected abstract void breakOffMove(MailAddress from, MailAddress to);

    private MailAddress at(String local) {
        return new MailAddress(local, domain);
    }

    @BeforeEach
    void addDomain() {
        domain = new DomainName("d" + DOMAINS.incrementAndGet() + ".example.test");
        assertEquals(DONE, host().addDomain(domain));
    }

    private void create(String local) {
        assertEquals(DONE, host().createMailbox(at(local), "first password of " + local));
    }

    @Test
    void domainIsKnownFromAddingToRemoving_eachTwice() {
        assertEquals(DONE, host().addDomain(domain));
        assertTrue(host().hasDomain(domain));
        assertEquals(DONE, host().removeDomain(domain));
        assertFalse(host().hasDomain(domain));
        assertEquals(DONE, host().removeDomain(domain));
    }

    @Test
    void domainWithMailboxesIsNotRemoved() {
        create("ann");
        assertInstanceOf(Outcome.Refused.class, host().removeDomain(domain));
        assertTrue(host().hasDomain(domain));
    }

    @Test
    void mailboxTakesItsMailAndOpensWithItsPassword() {
        create("ann");
        create("bob");
        assertEquals(Set.of(at("ann"), at("bob")), host().mailboxes(domain));
        assertTrue(opens(at("ann"), "first password of ann"));
        assertFalse(opens(at("ann"), "first password of bob"));
        assertEquals(Set.of(at("ann")), arrivesIn(at("ann")));
        assertEquals(Set.of(), arrivesIn(at("nobody")));
    }

    @Test
    void creatingAgainLeavesThePasswordAsItIs() {
        create("ann");
        assertEquals(DONE, host().createMailbox(at("ann"), "second"));
        assertTrue(opens(at("ann"), "first password of ann"));
        assertFalse(opens(at("ann"), "second"));
    }

    @Test
    void mailboxNeedsItsDomain() {
        var elsewhere = new MailAddress("ann", new DomainName("unknown.example.test"));
        assertInstanceOf(Outcome.Missing.class, host().createMailbox(elsewhere, "secret"));
        assertEquals(Set.of(), host().mailboxes(elsewhere.domain()));
    }

    @Test
    void deletedMailboxIsGone_withItsMailAndAliases() {
        create("ann");
        assertEquals(DONE, host().addAlias(at("sales"), at("ann")));
        assertEquals(Set.of(at("ann")), arrivesIn(at("sales")));
        assertEquals(DONE, host().deleteMailbox(at("ann")));
        assertEquals(DONE, host().deleteMailbox(at("ann")));
        assertEquals(Set.of(), host().mailboxes(domain));
        assertFalse(opens(at("ann"), "first password of ann"));
        assertEquals(Set.of(), arrivesIn(at("ann")));
        assertEquals(Set.of(), arrivesIn(at("sales")));
        create("sales");
        assertEquals(Set.of(at("sales")), arrivesIn(at("sales")));
    }

    private MailAddress parked(String local) {
        return new MailAddress(local + "-" + domain.labels().getFirst(), new DomainName("parked.invalid"));
    }

    @Test
    void movedMailboxTakesItsMailAlong_andNobodyOpensIt_eachTwice() {
        create("ann");
        deliver(at("ann"), "old");
        assertEquals(DONE, host().moveMailbox(at("ann"), parked("ann")));
        assertEquals(DONE, host().moveMailbox(at("ann"), parked("ann")));
        assertEquals(Set.of(), host().mailboxes(domain));
        assertTrue(host().mailboxes(parked("ann").domain()).contains(parked("ann")));
        assertEquals(List.of("old"), subjects(parked("ann")));
        assertFalse(opens(at("ann"), "first password of ann"));
        assertFalse(opens(parked("ann"), "first password of ann"));
        assertEquals(Set.of(), arrivesIn(at("ann")));
    }

    @Test
    void moveThatBrokeOffIsCompletedByTheNext() {
        create("ann");
        deliver(at("ann"), "old");
        breakOffMove(at("ann"), parked("ann"));
        assertEquals(DONE, host().moveMailbox(at("ann"), parked("ann")));
        assertEquals(Set.of(), host().mailboxes(domain));
        assertEquals(List.of("old"), subjects(parked("ann")));
        assertEquals(Set.of(), arrivesIn(at("ann")));
        create("ann");
        assertEquals(Set.of(at("ann")), arrivesIn(at("ann")));
        assertEquals(List.of("old"), subjects(parked("ann")));
    }

    @Test
    void addressOfAMovedMailboxBeginsAnew() {
        create("ann");
        create("bob");
        assertEquals(DONE, host().addAlias(at("sales"), at("ann")));
        assertEquals(DONE, host().setCatchAll(domain, at("ann")));
        deliver(at("ann"), "old");
        assertEquals(DONE, host().moveMailbox(at("ann"), parked("ann")));
        assertEquals(Set.of(), arrivesIn(at("sales")));
        assertEquals(Set.of(), arrivesIn(at("whoever")));
        create("ann");
        assertEquals(List.of(), subjects(at("ann")));
        assertEquals(Set.of(at("ann")), arrivesIn(at("ann")));
        assertEquals(Set.of(at("bob")), arrivesIn(at("bob")));
        assertEquals(List.of("old"), subjects(parked("ann")));
    }

    @Test
    void movedMailboxComesBack() {
        create("ann");
        deliver(at("ann"), "old");
        assertEquals(DONE, host().moveMailbox(at("ann"), parked("ann")));
        assertEquals(DONE, host().moveMailbox(parked("ann"), at("ann")));
        assertEquals(List.of("old"), subjects(at("ann")));
        assertFalse(host().mailboxes(parked("ann").domain()).contains(parked("ann")));
        assertEquals(Set.of(at("ann")), arrivesIn(at("ann")));
        assertEquals(DONE, host().setPassword(at("ann"), "new"));
        assertTrue(opens(at("ann"), "new"));
    }

    @Test
    void passwordChangesForMailboxesThatExist() {
        create("ann");
        assertEquals(DONE, host().setPassword(at("ann"), "näxt \"pässword\" \\ {}"));
        assertTrue(opens(at("ann"), "näxt \"pässword\" \\ {}"));
        assertFalse(opens(at("ann"), "first password of ann"));
        assertInstanceOf(Outcome.Missing.class, host().setPassword(at("nobody"), "secret"));
        assertEquals(Set.of(at("ann")), host().mailboxes(domain));
    }

    @Test
    void quotaIsSetAndLifted() {
        create("ann");
        assertEquals(DONE, host().setQuota(at("ann"), 10_000_000_000L));
        assertEquals(DONE, host().setQuota(at("ann"), 0));
        assertInstanceOf(Outcome.Missing.class, host().setQuota(at("nobody"), 1_000));
    }

    @Test
    void aliasArrivesInItsMailbox_untilRemoved_eachTwice() {
        create("ann");
        assertEquals(DONE, host().addAlias(at("sales"), at("ann")));
        assertEquals(DONE, host().addAlias(at("sales"), at("ann")));
        assertEquals(Set.of(at("ann")), arrivesIn(at("sales")));
        assertEquals(Set.of(at("ann")), host().mailboxes(domain));
        assertEquals(DONE, host().removeAlias(at("sales"), at("ann")));
        assertEquals(DONE, host().removeAlias(at("sales"), at("ann")));
        assertEquals(Set.of(), arrivesIn(at("sales")));
        assertEquals(Set.of(at("ann")), arrivesIn(at("ann")));
    }

    @Test
    void aliasAndMailboxNeverShareAnAddress() {
        create("ann");
        create("bob");
        assertInstanceOf(Outcome.Refused.class, host().addAlias(at("bob"), at("ann")));
        assertEquals(DONE, host().addAlias(at("sales"), at("ann")));
        assertInstanceOf(Outcome.Refused.class, host().addAlias(at("sales"), at("bob")));
        assertInstanceOf(Outcome.Refused.class, host().createMailbox(at("sales"), "secret"));
        assertInstanceOf(Outcome.Missing.class, host().addAlias(at("info"), at("nobody")));
        assertEquals(Set.of(at("ann")), arrivesIn(at("sales")));
        assertEquals(Set.of(at("bob")), arrivesIn(at("bob")));
    }

    @Test
    void catchAllTakesUnknownAddressesOnly() {
        create("ann");
        create("bob");
        assertEquals(DONE, host().addAlias(at("sales"), at("ann")));
        assertEquals(DONE, host().setCatchAll(domain, at("bob")));
        create("cid");
        assertEquals(Set.of(at("bob")), arrivesIn(at("nobody")));
        assertEquals(Set.of(at("ann")), arrivesIn(at("ann")));
        assertEquals(Set.of(at("ann")), arrivesIn(at("sales")));
        assertEquals(Set.of(at("bob")), arrivesIn(at("bob")));
        assertEquals(Set.of(at("cid")), arrivesIn(at("cid")));
    }

    @Test
    void catchAllIsReplacedAndRemoved_eachTwice() {
        create("ann");
        create("bob");
        assertEquals(DONE, host().setCatchAll(domain, at("bob")));
        assertEquals(DONE, host().setCatchAll(domain, at("ann")));
        assertEquals(DONE, host().setCatchAll(domain, at("ann")));
        assertEquals(Set.of(at("ann")), arrivesIn(at("nobody")));
        assertEquals(DONE, host().removeCatchAll(domain));
        assertEquals(DONE, host().removeCatchAll(domain));
        assertEquals(Set.of(), arrivesIn(at("nobody")));
    }

    @Test
    void catchAllNeedsItsMailbox_andGoesWithIt() {
        create("ann");
        assertInstanceOf(Outcome.Missing.class, host().setCatchAll(domain, at("nobody")));
        assertEquals(Set.of(), arrivesIn(at("whoever")));
        assertEquals(DONE, host().setCatchAll(domain, at("ann")));
        assertEquals(DONE, host().deleteMailbox(at("ann")));
        assertEquals(Set.of(), arrivesIn(at("whoever")));
    }

    @Test
    void domainAddedAnewBeginsEmpty() {
        create("ann");
        assertEquals(DONE, host().setCatchAll(domain, at("ann")));
        assertEquals(DONE, host().deleteMailbox(at("ann")));
        assertEquals(DONE, host().removeDomain(domain));
        assertEquals(DONE, host().addDomain(domain));
        assertEquals(Set.of(), host().mailboxes(domain));
        assertEquals(Set.of(), arrivesIn(at("ann")));
    }

    /** Characters that mean something in paths, queries, JSON or IMAP. */
    @ParameterizedTest
    @ValueSource(strings = {"a.b", "a+b", "o'hara", "a_b-c", "a~b", "{a}", "a^b", "a$b", "a!b", "a|b", "a`b"})
    void oddButLegalLocalPartsMeanThemselves(String local) {
        create(local);
        assertEquals(Set.of(at(local)), host().mailboxes(domain));
        assertEquals(Set.of(at(local)), arrivesIn(at(local)));
        assertEquals(DONE, host().deleteMailbox(at(local)));
        assertEquals(Set.of(), host().mailboxes(domain));
    }

    /** What a platform may take for a wildcard, a path or an escape is refused, never taken for something else. */
    @ParameterizedTest
    @ValueSource(strings = {"*", "a*b", "a/b", "%2e", "a?force", "a#b", "a&b", "a=b"})
    void dangerousLocalPartsAreRefused(String local) {
        create("ann");
        assertInstanceOf(Outcome.Refused.class, host().createMailbox(at(local), "secret"));
        assertInstanceOf(Outcome.Refused.class, host().addAlias(at(local), at("ann")));
        assertEquals(DONE, host().removeAlias(at(local), at("ann")));
        assertEquals(DONE, host().deleteMailbox(at(local)));
        assertEquals(Set.of(at("ann")), host().mailboxes(domain));
        assertEquals(Set.of(), arrivesIn(at("nobody")));
    }
}
