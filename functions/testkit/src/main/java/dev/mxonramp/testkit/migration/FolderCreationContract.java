package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.folder.ListedFolder;
import dev.mxonramp.domain.migration.folder.ModifiedUtf7;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How every writer of a mailbox makes folders, whatever they are called. */
public interface FolderCreationContract {
    /** A mailbox that has nothing in it but the inbox. */
    MailboxFixture mailbox();

    private static Set<String> names(MailboxReader reader) {
        return reader.folders().folders().stream().map(ListedFolder::wireName).collect(Collectors.toSet());
    }

    @Test
    default void foldersAreCreatedOnce() {
        MailboxFixture mailbox = mailbox();
        try (MailboxWriter writer = mailbox.writer()) {
            String nested = "Work" + mailbox.delimiter() + "2026" + mailbox.delimiter() + "Gr&APYA3w-e";
            for (String plain : List.of("Work", nested, "&ZeVnLIqe-", "R&-D", "with space")) {
                String name = mailbox.prefix() + plain;
                assertEquals(Optional.empty(), writer.create(name), name);
                assertTrue(writer.create(name).isPresent(), name);
                assertEquals(0, writer.open(name).messages());
                assertTrue(names(writer).contains(name), name);
            }
            // A server may make the inbox only when it is asked for.
            writer.open("INBOX");
            assertTrue(writer.create("INBOX").isPresent());
            assertTrue(writer.create("inbox").isPresent());
        }
    }

    @Test
    default void folderIsDeletedOnce() {
        MailboxFixture mailbox = mailbox();
        String work = mailbox.prefix() + "Work";
        try (MailboxWriter writer = mailbox.writer()) {
            assertTrue(writer.create(work).isEmpty());
            assertTrue(writer.delete(work));
            assertFalse(names(writer).contains(work));
            assertFalse(writer.delete(work));
            assertFalse(writer.delete("INBOX"));
            assertTrue(writer.create(work).isEmpty());
        }
    }

    @Test
    default void subscriptionIsListed() {
        MailboxFixture mailbox = mailbox();
        String work = mailbox.prefix() + "Work";
        String play = mailbox.prefix() + "Play";
        try (MailboxWriter writer = mailbox.writer()) {
            assertTrue(writer.create(work).isEmpty() && writer.create(play).isEmpty());
            writer.subscribe(work);
            Map<String, Boolean> subscribed = writer.folders().folders().stream()
                    .collect(Collectors.toMap(ListedFolder::wireName, ListedFolder::subscribed));
            assertEquals(Boolean.TRUE, subscribed.get(work));
            assertEquals(Boolean.FALSE, subscribed.get(play));
        }
    }

    /** Whatever a folder is called: it alone is made, or nothing; a legal name is listed as it was given. */
    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\b", "\"", "\\", "a%b", "*", "%", "a\r\nt9 DELETE Victim\r\n", "a\nb", "a\rb",
            "a\u0000b", "a\u0007b", "a\u007fb", "{3}", "{3+}\r\nabc", "(a", "a)", "&", "&-&", "&AGE-", "a]b", "~root",
            "#news", "/", ".", "..", "a//b", "a..b", "", " ", " a ", "NIL", "Gr\u00c3\u00b6\u00c3\u009fe", "\u00ff"})
    default void hostileNamesDoNothingButTheirOwn(String name) {
        createsOnly(name);
    }

    @Test
    default void longNamesDoNothingButTheirOwn() {
        createsOnly("n".repeat(1_000));
        createsOnly(("d" + mailbox().delimiter()).repeat(200) + "d");
    }

    private void createsOnly(String plain) {
        MailboxFixture mailbox = mailbox();
        String name = mailbox.prefix() + plain;
        String victim = mailbox.prefix() + "Victim";
        mailbox.create(victim);
        Set<String> before;
        try (MailboxReader reader = mailbox.reader()) {
            before = names(reader);
        }
        boolean created = created(mailbox, name, victim);
        try (MailboxReader reader = mailbox.reader()) {
            Set<String> after = new HashSet<>(names(reader));
            assertTrue(after.containsAll(before), after::toString);
            after.removeAll(before);
            if (!created) {
                assertEquals(Set.of(), after);
            } else if (legal(plain, mailbox.delimiter())) {
                assertTrue(after.contains(name) && after.stream().allMatch(name::startsWith), after::toString);
                assertEquals(0, reader.open(name).messages());
            } else {
                assertTrue(after.stream().filter(each -> after.stream().noneMatch(
                        other -> other.startsWith(each + mailbox.delimiter()))).count() <= 1, after::toString);
            }
            assertEquals(0, reader.open(victim).messages());
        }
    }

    /** The connection goes on after a refusal, unless the server hangs up on such a name. */
    private static boolean created(MailboxFixture mailbox, String name, String victim) {
        try (MailboxWriter writer = mailbox.writer()) {
            boolean created = writer.create(name).isEmpty();
            assertEquals(0, writer.open(victim).messages());
            return created;
        } catch (TransientFailure e) {
            return false;
        }
    }

    /** Printable, in the one form of modified UTF-7 (RFC 3501 5.1.3), with a name between any two delimiters. */
    private static boolean legal(String name, char delimiter) {
        boolean canonical = ModifiedUtf7.decode(name).map(ModifiedUtf7::encode).filter(name::equals).isPresent()
                && ModifiedUtf7.decode(name).filter(each -> each.chars().noneMatch(Character::isISOControl))
                        .isPresent();
        return canonical && List.of(name.split(Pattern.quote(String.valueOf(delimiter)), -1)).stream()
                .noneMatch(String::isBlank);
    }
}
