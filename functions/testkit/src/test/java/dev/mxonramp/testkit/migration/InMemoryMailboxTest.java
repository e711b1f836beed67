package dev.mxonramp.testkit.migration;

import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.testkit.migration.InMemoryMailbox.Stored;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

final class InMemoryMailboxTest implements MailboxReaderContract, MailboxWriterContract, FolderCreationContract {
    private static final DateTimeFormatter WIRE = DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss Z",
            Locale.ENGLISH);

    @Override
    public MailboxFixture mailbox() {
        var mailbox = new InMemoryMailbox();
        return new MailboxFixture() {
            @Override
            public void create(String wireName) {
                if (!mailbox.create(wireName)) {
                    throw new AssertionError("not created: " + wireName);
                }
            }

            @Override
            public boolean add(String wireName, String octets, String date, String... flags) {
                return mailbox.add(wireName,
                        new Stored(octets, OffsetDateTime.parse(date, WIRE), Set.of(flags))) > 0;
            }

            @Override
            public void expunge(String wireName, int place) {
                try (MailboxReader reader = reader()) {
                    reader.open(wireName);
                    mailbox.expunge(wireName, reader.uids()[place - 1]);
                }
            }

            @Override
            public List<String> octets(String wireName) {
                return mailbox.stored(wireName).stream().map(Stored::octets).toList();
            }

            @Override
            public Set<String> flags(String wireName, int place) {
                return mailbox.stored(wireName).get(place - 1).flags();
            }

            @Override
            public MailboxReader reader() {
                return mailbox.reader();
            }

            @Override
            public MailboxWriter writer() {
                return mailbox.writer();
            }

            @Override
            public char delimiter() {
                return InMemoryMailbox.DELIMITER;
            }
        };
    }
}
