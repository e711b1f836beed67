package dev.mxonramp.testkit.migration;

import static dev.mxonramp.testkit.claim.Samples.ACCOUNT;
import static dev.mxonramp.testkit.claim.Samples.ACME;
import static dev.mxonramp.testkit.claim.Samples.NOW;
import static dev.mxonramp.testkit.claim.Samples.OTHER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.migration.SignIn;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.migration.choice.FolderChoice;
import dev.mxonramp.domain.migration.choice.FolderPattern;
import dev.mxonramp.domain.migration.choice.GmailLabels;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.secret.SealedSecret;
import dev.mxonramp.testkit.fault.Race;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link SourceStore} does. */
public interface SourceStoreContract {
    /** The mailbox of most tests. */
    MailAddress ANN = new MailAddress("ann", ACME);

    /** The port under test; the same one within a test. */
    SourceStore sources();

    private static Source source(AccountId account, MailAddress mailbox, String user) {
        return new Source(account, mailbox, "imap.old.test", 993, Source.Security.TLS, user, null, 0, null, 0, false,
                null, 0);
    }

    private Source saved(Source source) {
        return sources().save(source).orElseThrow();
    }

    @Test
    default void unknownSourceIsNotFound() {
        assertEquals(Optional.empty(), sources().find(ACCOUNT, ANN));
        assertEquals(List.of(), sources().list(ACCOUNT, ACME));
    }

    @Test
    default void everyFieldComesBackAndIsEmptiedAgain() {
        Source bare = saved(source(ACCOUNT, ANN, "ann"));
        assertEquals(source(ACCOUNT, ANN, "ann").stored(bare.version()), bare);
        assertEquals(Optional.of(bare), sources().find(ACCOUNT, ANN));
        Source whole = saved(new Source(ACCOUNT, ANN, "imap.old.test", 143, Source.Security.STARTTLS, "Ännchen 杏",
                new SignIn.AccessToken(URI.create("https://id.old.test/token"), "client", "imap"),
                new SealedSecret("c2VhbGVk"),
                new FolderChoice(List.of(new FolderPattern("Arbeit/**")), List.of(new FolderPattern("*.alt")),
                        LocalDate.of(2020, 2, 29), GmailLabels.ALL_MAIL, Map.of("Gelöschte", "Trash/Old", "B", "C")),
                Source.Halt.PAUSED, 3, NOW, 2, true, NOW.plusSeconds(1), bare.version()));
        assertEquals(Optional.of(whole), sources().find(ACCOUNT, ANN));
        Source wiped = saved(bare.stored(whole.version()));
        assertEquals(Optional.of(bare.stored(wiped.version())), sources().find(ACCOUNT, ANN));
    }

    @Test
    default void versionsDiffer() {
        Source first = saved(source(ACCOUNT, ANN, "ann"));
        Source second = saved(first);
        assertNotEquals(0, first.version());
        assertNotEquals(first.version(), second.version());
    }

    @Test
    default void newSourceDoesNotReplaceAStoredOne() {
        Source stored = saved(source(ACCOUNT, ANN, "ann"));
        assertEquals(Optional.empty(), sources().save(source(ACCOUNT, ANN, "other")));
        assertEquals(Optional.of(stored), sources().find(ACCOUNT, ANN));
    }

    @Test
    default void anOldVersionIsRefused() {
        Source first = saved(source(ACCOUNT, ANN, "ann"));
        Source second = saved(first);
        assertEquals(Optional.empty(), sources().save(first));
        assertEquals(Optional.of(second), sources().find(ACCOUNT, ANN));
    }

    @Test
    default void oneOfManyRivalsSaves() {
        assertEquals(1, Race.of(8, rival -> sources().save(source(ACCOUNT, ANN, "u" + rival))).stream()
                .filter(Optional::isPresent).count());
        Source stored = sources().find(ACCOUNT, ANN).orElseThrow();
        assertEquals(1, Race.of(8, rival -> sources().save(stored)).stream().filter(Optional::isPresent).count());
    }

    @Test
    default void writerThatHoldsADeletedSourceIsToldSo() {
        Source old = saved(source(ACCOUNT, ANN, "ann"));
        sources().delete(ACCOUNT, ANN);
        sources().delete(ACCOUNT, ANN);
        assertEquals(Optional.empty(), sources().save(old));
        assertEquals(Optional.empty(), sources().find(ACCOUNT, ANN));
        Source successor = saved(source(ACCOUNT, ANN, "ann2"));
        assertEquals(Optional.empty(), sources().save(old));
        assertEquals(Optional.of(successor), sources().find(ACCOUNT, ANN));
    }

    @Test
    default void sourcesAreListedByAddressForAccountAndDomainOnly() {
        Source bob = saved(source(ACCOUNT, new MailAddress("bob", ACME), "bob"));
        Source ann = saved(source(ACCOUNT, ANN, "ann"));
        saved(source(OTHER, ANN, "ann"));
        saved(source(ACCOUNT, new MailAddress("ann", new DomainName("acme.test.example")), "ann"));
        assertEquals(List.of(ann, bob), sources().list(ACCOUNT, ACME));
    }

    @Test
    default void listGoesOnBeyondAMegabyte() {
        for (int i = 0; i < 8; i++) {
            saved(source(ACCOUNT, new MailAddress("m" + i, ACME), "x".repeat(200_000)));
        }
        assertEquals(8, sources().list(ACCOUNT, ACME).size());
    }
}
