package dev.mxonramp.aws.table;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.PassKey;
import dev.mxonramp.domain.migration.PassKind;
import dev.mxonramp.domain.migration.PassRecord;
import dev.mxonramp.domain.migration.PassRecord.Waiting;
import dev.mxonramp.domain.migration.PassStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Passes in the table. */
public final class DynamoPassStore implements PassStore {
    private final Table table;

    public DynamoPassStore(Table table) {
        this.table = table;
    }

    @Override
    public Optional<PassRecord> find(PassKey key) {
        return table.get(Keys.pass(key)).map(item -> pass(MailboxKey.of(key), item));
    }

    @Override
    public List<PassRecord> latest(MailboxKey mailbox, int limit) {
        return table.newest(Keys.migration(mailbox), Keys.PASSES, limit).stream().map(item -> pass(mailbox, item))
                .toList();
    }

    @Override
    public void put(PassRecord pass) {
        Waiting waiting = pass.waiting();
        table.put(Item.at(Keys.pass(pass.key())).number("number", (long) pass.key().number())
                .text("kind", pass.kind().name()).text("state", pass.state().name())
                .instant("startedAt", pass.startedAt()).instant("endedAt", pass.endedAt())
                .number("expected", pass.expected()).number("newMessages", pass.newMessages())
                .number("newOctets", pass.newBytes())
                .number("missing", pass.missing()).text("failure", pass.failure())
                .instant("waitingUntil", waiting == null ? null : waiting.until())
                .number("waitingTimes", waiting == null ? null : (Long) (long) waiting.times())
                .text("waitingFor", waiting == null ? null : waiting.sentence()));
    }

    @Override
    public void deleteAll(MailboxKey mailbox) {
        table.deleteAll(Keys.migration(mailbox), Keys.PASSES);
    }

    private static PassRecord pass(MailboxKey mailbox, Item item) {
        var key = new PassKey(mailbox.account(), mailbox.mailbox(), (int) item.number("number"));
        return new PassRecord(key, PassKind.valueOf(item.text("kind")), PassRecord.State.valueOf(item.text("state")),
                item.instant("startedAt"), item.optionalInstant("endedAt"), expected(item), item.number("newMessages"),
                item.number("newOctets"), item.number("missing"), waiting(item), item.optionalText("failure"));
    }

    /** Passes that were stored before it was counted do not say. */
    private static long expected(Item item) {
        Long expected = item.optionalNumber("expected");
        return expected == null ? 0 : expected;
    }

    private static @Nullable Waiting waiting(Item item) {
        Instant until = item.optionalInstant("waitingUntil");
        return until == null
                ? null
                : new Waiting(until, (int) item.number("waitingTimes"), item.text("waitingFor"));
    }
}
