package dev.mxonramp.aws.table;

import dev.mxonramp.domain.migration.Lease;
import dev.mxonramp.domain.migration.LeaseStore;
import dev.mxonramp.domain.migration.MailboxKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Leases in the table; a conditional write decides between workers. */
public final class DynamoLeaseStore implements LeaseStore {
    private static final Duration KEPT = Duration.ofDays(1);

    private final Table table;
    private final InstantSource clock;

    public DynamoLeaseStore(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Optional<Lease> acquire(MailboxKey mailbox, String holder, Duration length) {
        Instant now = clock.instant();
        var lease = new Lease(mailbox, holder, now.plus(length));
        Item item = Item.at(Keys.lease(mailbox)).text("holder", holder).number("untilMillis",
                lease.until().toEpochMilli()).endsAt(lease.until(), KEPT);
        boolean taken = table.putIf(item, "attribute_not_exists(pk) or holder = :holder or untilMillis <= :now",
                Map.of(":holder", AttributeValue.fromS(holder), ":now",
                        AttributeValue.fromN(Long.toString(now.toEpochMilli()))));
        return taken ? Optional.of(lease) : Optional.empty();
    }

    @Override
    public void release(MailboxKey mailbox, String holder) {
        var _ = table.deleteIf(Keys.lease(mailbox), "holder = :holder",
                Map.of(":holder", AttributeValue.fromS(holder)));
    }
}
