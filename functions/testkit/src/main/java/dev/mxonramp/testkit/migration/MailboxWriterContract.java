package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.copy.FolderStatus;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.copy.MailboxWriter.Appended;
import dev.mxonramp.domain.migration.copy.Message;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import dev.mxonramp.domain.migration.ledger.Digest;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every writer of a mailbox does, whatever server is behind it. */
public interface MailboxWriterContract {
    /** INTERNALDATE of most messages of the contract. */
    OffsetDateTime DATE = OffsetDateTime.parse("1996-07-17T02:44:25-07:00");

    /** A mailbox that has nothing in it but the inbox. */
    MailboxFixture mailbox();

    private static Message message(String text, OffsetDateTime date, String... flags) {
        return Arrived.message(new MessageFacts(1, text.length(), date, Set.of(flags)), text);
    }

    private static List<Long> uids(List<Appended> outcomes) {
        return outcomes.stream().filter(Appended.At.class::isInstance).map(each -> ((Appended.At) each).uid())
                .toList();
    }

    @Test
    default void appendedMessagesAreThereInOrderWithDateAndFlags() {
        try (MailboxWriter writer = mailbox().writer()) {
            FolderStatus before = writer.open("INBOX");
            List<Appended> outcomes = writer.append(List.of(message("Subject: 1\r\n\r\n", DATE, "\\Seen", "\\Flagged"),
                    message("Subject: 22\r\n\r\n", OffsetDateTime.parse("2024-02-29T23:59:59+13:00"), "\\Answered"),
                    message("Subject: 333\r\n\r\n", OffsetDateTime.parse("1975-01-01T00:00:00Z"))));
            FolderStatus after = writer.open("INBOX");
            assertEquals(3, after.messages());
            assertEquals(before.uidValidity(), after.uidValidity());
            List<MessageFacts> facts = Arrived.facts(writer);
            List<Long> told = uids(outcomes);
            assertTrue(told.isEmpty() || told.equals(facts.stream().map(MessageFacts::uid).toList()), told::toString);
            assertTrue(facts.getFirst().uid() >= before.uidNext() && facts.getLast().uid() < after.uidNext());
            assertEquals(List.of(14L, 15L, 16L), facts.stream().map(MessageFacts::size).toList());
            assertEquals(
                    List.of(DATE.toInstant().toString(), "2024-02-29T10:59:59Z", "1975-01-01T00:00:00Z"),
                    facts.stream().map(each -> Objects.requireNonNull(each.date()).toInstant().toString()).toList());
            assertEquals(List.of(Set.of("\\Seen", "\\Flagged"), Set.of("\\Answered"), Set.of()),
                    facts.stream().map(MessageFacts::flags).toList());
        }
    }

    @Test
    default void messageWhoseDateNobodyKnowsIsTaken() {
        try (MailboxWriter writer = mailbox().writer()) {
            writer.open("INBOX");
            String text = "Subject: dateless\r\n\r\n";
            var facts = new MessageFacts(1, text.length(), null, Set.of());
            assertFalse(writer.append(List.of(Arrived.message(facts, text))).getFirst() instanceof Appended.Refused);
            assertEquals(1, writer.open("INBOX").messages());
        }
    }

    /** Keywords may be dropped, by a server that keeps none; the message may not. */
    @ParameterizedTest
    @ValueSource(strings = {"work", "$Forwarded", "NonJunk", "$MDNSent", "[odd]", "a.b/c", "\\Unknown", "umlaut\u00e4"})
    default void keywordNeverCostsTheMessage(String keyword) {
        try (MailboxWriter writer = mailbox().writer()) {
            writer.open("INBOX");
            Appended outcome = writer.append(List.of(message("Subject: k\r\n\r\n", DATE, keyword, "\\Seen")))
                    .getFirst();
            assertFalse(outcome instanceof Appended.Refused, outcome::toString);
            assertEquals(1, writer.open("INBOX").messages());
            Set<String> flags = Arrived.facts(writer).getFirst().flags();
            assertTrue(flags.contains("\\Seen"), flags::toString);
        }
    }

    /** One of them has gone meanwhile. A server may have UIDPLUS and yet not tell (GreenMail). */
    @Test
    default void copiesKeepDateAndFlagsAndAreWhereTheServerSays() {
        MailboxFixture mailbox = mailbox();
        String folder = mailbox.prefix() + "Copies";
        mailbox.create(folder);
        try (MailboxWriter writer = mailbox.writer()) {
            if (!writer.tellsCopies()) {
                // Without UIDPLUS it is not asked for copies.
                return;
            }
            FolderStatus there = writer.open(folder);
            writer.open("INBOX");
            List<Long> uids = uids(writer.append(List.of(message("Subject: 1\r\n\r\n", DATE, "\\Seen", "\\Flagged"),
                    message("Subject: 22\r\n\r\n", DATE),
                    message("Subject: 333\r\n\r\n", OffsetDateTime.parse("1975-01-01T00:00:00Z"), "\\Answered"))));
            assertEquals(3, uids.size());
            assertTrue(writer.remove(List.of(uids.get(1))));
            Map<Long, Long> copies = writer.copy(uids, folder, there);
            assertEquals(2, writer.open("INBOX").messages());
            writer.open(folder);
            List<MessageFacts> facts = Arrived.facts(writer);
            assertTrue(copies.isEmpty() || copies.equals(Map.of(uids.getFirst(), facts.getFirst().uid(), uids.getLast(),
                    facts.getLast().uid())), copies::toString);
            assertEquals(List.of(14L, 16L), facts.stream().map(MessageFacts::size).toList());
            assertEquals(List.of(DATE.toInstant().toString(), "1975-01-01T00:00:00Z"),
                    facts.stream().map(each -> Objects.requireNonNull(each.date()).toInstant().toString()).toList());
            assertEquals(List.of(Set.of("\\Seen", "\\Flagged"), Set.of("\\Answered")),
                    facts.stream().map(MessageFacts::flags).toList());
        }
    }

    /** What a server makes of awkward messages is its own affair: it is the same as with any other client. */
    @Test
    default void awkwardMessagesBecomeWhatABareAppendMakesOfThem() {
        MailboxFixture mailbox = mailbox();
        String folder = mailbox.prefix() + "Bare";
        mailbox.create(folder);
        var sent = new ArrayList<Message>();
        var bare = new ArrayList<String>();
        SampleMessages.awkward().forEach((name, text) -> {
            sent.add(message(text, DATE));
            if (mailbox.add(folder, text, "17-Jul-1996 02:44:25 -0700")) {
                bare.add(name);
            }
        });
        try (MailboxWriter writer = mailbox.writer()) {
            writer.open("INBOX");
            List<Appended> outcomes = writer.append(sent);
            var names = new ArrayList<>(SampleMessages.awkward().keySet());
            for (int i = outcomes.size() - 1; i >= 0; i--) {
                assertFalse(outcomes.get(i) instanceof Appended.NotNow, names.get(i));
                if (outcomes.get(i) instanceof Appended.Refused) {
                    names.remove(i);
                }
            }
            assertEquals(bare, names);
        }
        assertEquals(mailbox.octets(folder), mailbox.octets("INBOX"));
    }

    @Test
    default void largeMessageArrivesWhole() {
        try (MailboxWriter writer = mailbox().writer()) {
            writer.open("INBOX");
            Message large = message(SampleMessages.large(), DATE);
            assertTrue(large.digest().size() <= writer.appendLimit());
            assertFalse(writer.append(List.of(large)).getFirst() instanceof Appended.Refused);
            var digests = new ArrayList<Digest>();
            writer.digests(1, (_, digest) -> digests.add(digest));
            assertEquals(List.of(large.digest()), digests);
        }
    }
}
