package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.FolderRefused;
import dev.mxonramp.domain.migration.copy.FolderStatus;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import dev.mxonramp.domain.migration.folder.FolderPath;
import dev.mxonramp.domain.migration.folder.FolderTree;
import dev.mxonramp.domain.migration.folder.ListedFolder;
import dev.mxonramp.domain.migration.ledger.Digester;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every reader of a mailbox does, whatever server is behind it. */
public interface MailboxReaderContract {
    /** INTERNALDATE of most messages of the contract. */
    String DATE = "17-Jul-1996 02:44:25 -0700";

    /** A mailbox that has nothing in it but the inbox. */
    MailboxFixture mailbox();

    private static Set<String> names(FolderTree tree) {
        return tree.folders().stream().map(ListedFolder::wireName).collect(Collectors.toSet());
    }

    private static List<String> values(Arrived arrived) {
        return List.copyOf(arrived.octets.values());
    }

    @Test
    default void emptyInboxIsThereAndEmpty() {
        try (MailboxReader reader = mailbox().reader()) {
            assertTrue(names(reader.folders()).contains("INBOX"), () -> "no inbox");
            FolderStatus status = reader.open("INBOX");
            assertEquals(0, status.messages());
            assertTrue(status.uidValidity() > 0 && status.uidNext() > 0, status::toString);
            assertEquals(0, reader.uids().length);
            assertEquals(List.of(), reader.facts(List.of()));
            assertEquals(List.of(), reader.facts(List.of(1L, 2L, 3L)));
            reader.digests(1, (uid, _) -> {
                throw new AssertionError("a message " + uid);
            });
            assertEquals(List.of(), values(Arrived.of(reader, List.of())));
        }
    }

    @Test
    default void foldersAreListedByTheirNamesOnTheWire() {
        MailboxFixture mailbox = mailbox();
        char slash = mailbox.delimiter();
        List<String> made = Stream.of("Work", "Work" + slash + "2026", "Work" + slash + "2026" + slash + "Gr&APYA3w-e",
                "&ZeVnLIqe-", "R&-D", "with space").map(each -> mailbox.prefix() + each).toList();
        made.forEach(mailbox::create);
        try (MailboxReader reader = mailbox.reader()) {
            FolderTree tree = reader.folders();
            assertEquals(slash, tree.delimiter());
            assertTrue(names(tree).containsAll(made), () -> names(tree).toString());
            Set<FolderPath> paths = tree.folders().stream().map(each -> each.path(tree.prefix()))
                    .collect(Collectors.toSet());
            assertTrue(paths.containsAll(List.of(FolderPath.of("Work", "2026", "Gr\u00f6\u00dfe"),
                    FolderPath.of("\u65e5\u672c\u8a9e"), FolderPath.of("R&D"))), paths::toString);
            made.forEach(each -> assertEquals(0, reader.open(each).messages()));
        }
    }

    @Test
    default void messagesAreFoundByTheDayOfTheirArrival() {
        MailboxFixture mailbox = mailbox();
        for (String day : List.of("10-Jul-1996", "17-Jul-1996", "24-Jul-1996", "02-Jan-2020")) {
            mailbox.add("INBOX", Objects.requireNonNull(SampleMessages.awkward().get("plain")),
                    day + " 12:00:00 +0000");
        }
        try (MailboxReader reader = mailbox.reader()) {
            reader.open("INBOX");
            long[] all = reader.uids();
            assertArrayEquals(all, reader.uidsSince(LocalDate.of(1996, 7, 8)));
            assertArrayEquals(Arrays.copyOfRange(all, 2, 4), reader.uidsSince(LocalDate.of(1996, 7, 20)));
            assertEquals(0, reader.uidsSince(LocalDate.of(2020, 1, 5)).length);
        }
    }

    @Test
    default void messagesComeOctetByOctetAsTheServerHoldsThem() {
        MailboxFixture mailbox = mailbox();
        var taken = new TreeSet<String>();
        SampleMessages.awkward().forEach((name, text) -> {
            if (mailbox.add("INBOX", text, DATE)) {
                taken.add(name);
            }
        });
        assertTrue(taken.containsAll(List.of("plain", "without Message-ID", "8-bit header", "header only")),
                taken::toString);
        try (MailboxReader reader = mailbox.reader()) {
            reader.open("INBOX");
            List<String> held = mailbox.octets("INBOX");
            assertEquals(held, values(Arrived.all(reader)));
            var digests = new ArrayList<String>();
            reader.digests(1, (_, digest) -> digests.add(digest.exact()));
            assertEquals(held.stream()
                    .map(each -> Digester.of(each.getBytes(StandardCharsets.ISO_8859_1)).exact()).toList(), digests);
        }
    }

    @Test
    default void largeMessagesComeWhole() {
        MailboxFixture mailbox = mailbox();
        String large = SampleMessages.large();
        mailbox.add("INBOX", "Subject: before\r\n\r\n", DATE);
        assertTrue(mailbox.add("INBOX", large, DATE));
        mailbox.add("INBOX", "Subject: after\r\n\r\n", DATE);
        try (MailboxReader reader = mailbox.reader()) {
            reader.open("INBOX");
            assertEquals(large.length(), Arrived.facts(reader).get(1).size());
            List<String> octets = values(Arrived.all(reader));
            assertEquals(3, octets.size());
            assertTrue(octets.get(1).equals(large), "the large message came otherwise");
        }
    }

    @Test
    default void factsAreExact() {
        MailboxFixture mailbox = mailbox();
        mailbox.add("INBOX", "Subject: 1\r\n\r\n", DATE, "\\Seen", "\\Answered", "work");
        mailbox.add("INBOX", "Subject: 22\r\n\r\n", "29-Feb-2024 23:59:59 +1300", "\\Flagged", "\\Draft");
        mailbox.add("INBOX", "Subject: 333\r\n\r\n", "01-Jan-1975 00:00:00 +0000");
        try (MailboxReader reader = mailbox.reader()) {
            assertEquals(3, reader.open("INBOX").messages());
            List<MessageFacts> facts = Arrived.facts(reader);
            assertEquals(List.of("1996-07-17T09:44:25Z", "2024-02-29T10:59:59Z", "1975-01-01T00:00:00Z"),
                    facts.stream().map(each -> Objects.requireNonNull(each.date()).toInstant().toString()).toList());
            assertEquals(List.of(14L, 15L, 16L), facts.stream().map(MessageFacts::size).toList());
            assertEquals(List.of(Set.of("\\Seen", "\\Answered", "work"), Set.of("\\Flagged", "\\Draft"), Set.of()),
                    facts.stream().map(MessageFacts::flags).toList());
            OffsetDateTime date = facts.getFirst().date();
            assertNotNull(date);
        }
    }

    @Test
    default void whatIsGoneIsLeftOut() {
        MailboxFixture mailbox = mailbox();
        for (int i = 1; i <= 9; i++) {
            mailbox.add("INBOX", "Subject: " + i + "\r\n\r\n", DATE);
        }
        mailbox.expunge("INBOX", 9);
        mailbox.expunge("INBOX", 4);
        mailbox.expunge("INBOX", 1);
        try (MailboxReader reader = mailbox.reader()) {
            FolderStatus status = reader.open("INBOX");
            long[] uids = reader.uids();
            assertEquals(6, uids.length);
            assertArrayEquals(LongStream.of(uids).sorted().toArray(), uids);
            assertTrue(status.uidNext() > uids[5] + 1, () -> "UIDs come back: " + status);
            List<Long> all = LongStream.range(1, status.uidNext()).boxed().toList();
            assertEquals(LongStream.of(uids).boxed().toList(), reader.facts(all).stream().map(MessageFacts::uid)
                    .toList());
            List<MessageFacts> some = reader.facts(List.of(uids[0], uids[2], uids[5]));
            assertEquals(List.of(uids[0], uids[2], uids[5]), List.copyOf(Arrived.of(reader, some).octets.keySet()));
        }
    }

    @Test
    default void messageThatVanishesBeforeItIsFetchedSpoilsNothing() {
        MailboxFixture mailbox = mailbox();
        for (int i = 1; i <= 3; i++) {
            mailbox.add("INBOX", "Subject: " + i + "\r\n\r\n", DATE);
        }
        try (MailboxReader reader = mailbox.reader()) {
            reader.open("INBOX");
            List<MessageFacts> facts = Arrived.facts(reader);
            mailbox.expunge("INBOX", 2);
            Arrived arrived = Arrived.of(reader, facts);
            // A server may still give it out to a session that has not heard of it (RFC 3501 7.4.1).
            assertTrue(arrived.octets.keySet().containsAll(List.of(facts.get(0).uid(), facts.get(2).uid())),
                    arrived.octets::toString);
            assertEquals("{}", arrived.unreadable.toString());
        }
        try (MailboxReader again = mailbox.reader()) {
            assertEquals(2, again.open("INBOX").messages());
            assertEquals(2, Arrived.all(again).octets.size());
        }
    }

    @Test
    default void readingChangesNothing() {
        MailboxFixture mailbox = mailbox();
        mailbox.add("INBOX", "Subject: 1\r\n\r\n", DATE, "\\Flagged");
        try (MailboxReader reader = mailbox.reader()) {
            reader.open("INBOX");
            Arrived.all(reader);
            reader.digests(1, (_, _) -> {});
        }
        assertEquals(Set.of("\\Flagged"), mailbox.flags("INBOX", 1));
    }

    @Test
    default void uidsMeanTheSameOverAnyConnection() {
        MailboxFixture mailbox = mailbox();
        mailbox.add("INBOX", "Subject: 1\r\n\r\n", DATE);
        try (MailboxReader one = mailbox.reader(); MailboxReader other = mailbox.reader()) {
            FolderStatus before = one.open("INBOX");
            assertEquals(before, other.open("INBOX"));
            mailbox.add("INBOX", "Subject: 2\r\n\r\n", DATE);
            FolderStatus after = one.open("INBOX");
            assertEquals(before.uidValidity(), after.uidValidity());
            assertEquals(2, after.messages());
            assertTrue(one.uids()[1] >= before.uidNext() && after.uidNext() > one.uids()[1], after::toString);
        }
    }

    @Test
    default void unknownFolderIsAFailureAndTheNextOneOpens() {
        MailboxFixture mailbox = mailbox();
        try (MailboxReader reader = mailbox.reader()) {
            assertThrows(FolderRefused.class, () -> reader.open(mailbox.prefix() + "Nowhere"));
            assertEquals(0, reader.open("INBOX").messages());
        }
    }

    @Test
    default void closedConnectionServesNoMore() {
        MailboxReader reader = mailbox().reader();
        reader.close();
        reader.close();
        assertThrows(TransientFailure.class, reader::folders);
        assertThrows(TransientFailure.class, () -> reader.open("INBOX"));
    }
}
