package dev.mxonramp.aws.table;

import dev.mxonramp.domain.migration.HostPlaces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Places at old servers in the table: an item each; a conditional write decides between workers. */
public final class DynamoHostPlaces implements HostPlaces {
    private static final Duration KEPT = Duration.ofDays(1);

    private final Table table;
    private final InstantSource clock;

    public DynamoHostPlaces(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Whoever loses a place to another tries the next one. */
    @Override
    public OptionalInt take(String host, int places, String holder, Duration length) {
        Instant now = clock.instant();
        Set<String> taken = table.query(Keys.hostPlaces(host), Keys.PLACES).stream()
                .filter(each -> each.number("untilMillis") > now.toEpochMilli()).map(each -> each.text("sk"))
                .collect(Collectors.toSet());
        return IntStream.range(0, places).filter(each -> !taken.contains(Keys.hostPlace(host, each).sk()))
                .filter(each -> table.putIf(item(host, each, holder, now.plus(length)),
                        "attribute_not_exists(pk) or untilMillis <= :now",
                        Map.of(":now", AttributeValue.fromN(Long.toString(now.toEpochMilli())))))
                .findFirst();
    }

    @Override
    public boolean keep(String host, int place, String holder, Duration length) {
        return table.putIf(item(host, place, holder, clock.instant().plus(length)), "holder = :holder",
                Map.of(":holder", AttributeValue.fromS(holder)));
    }

    @Override
    public void leave(String host, int place, String holder) {
        var _ = table.deleteIf(Keys.hostPlace(host, place), "holder = :holder",
                Map.of(":holder", AttributeValue.fromS(holder)));
    }

    private static Item item(String host, int place, String holder, Instant until) {
        return Item.at(Keys.hostPlace(host, place)).text("holder", holder)
                .number("untilMillis", until.toEpochMilli()).endsAt(until, KEPT);
    }
}
