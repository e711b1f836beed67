package dev.mxonramp.aws.table;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of the table with typed attributes. Absent attributes stand for null; instants are ISO-8601 text. */
public final class Item {
    private final Map<String, AttributeValue> attributes;

    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    /** A new item at a key. */
    public static Item at(Key key) {
        return new Item(new HashMap<>(key.attributes()));
    }

    /** An item as it was read. */
    public static Item of(Map<String, AttributeValue> attributes) {
        return new Item(new HashMap<>(attributes));
    }

    /** As DynamoDB takes it. */
    public Map<String, AttributeValue> attributes() {
        return attributes;
    }

    /** Sets a text; null leaves it out. */
    public Item text(String name, @Nullable String value) {
        return set(name, value == null ? null : AttributeValue.fromS(value));
    }

    /** Sets a number; null leaves it out. */
    public Item number(String name, @Nullable Long value) {
        return set(name, value == null ? null : AttributeValue.fromN(value.toString()));
    }

    /** Sets octets; none are left out. */
    public Item octets(String name, byte[] value) {
        return set(name, value.length == 0 ? null : AttributeValue.fromB(SdkBytes.fromByteArray(value)));
    }

    /** Octets; missing are none. */
    public byte[] octets(String name) {
        AttributeValue value = attributes.get(name);
        return value == null ? new byte[0] : value.b().asByteArray();
    }

    /** Sets a flag. */
    public Item flag(String name, boolean value) {
        return set(name, AttributeValue.fromBool(value));
    }

    /** Sets an instant; null leaves it out. */
    public Item instant(String name, @Nullable Instant value) {
        return text(name, value == null ? null : value.toString());
    }

    /** Sets a set of texts; an empty one is left out, since DynamoDB has none. */
    public Item texts(String name, Collection<String> values) {
        return set(name, values.isEmpty() ? null : AttributeValue.fromSs(List.copyOf(new TreeSet<>(values))));
    }

    /** Sets a list of texts, in order. */
    public Item lines(String name, Collection<String> values) {
        return set(name, AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList()));
    }

    /** Sets a list of items within this one. */
    public Item list(String name, Collection<Item> values) {
        return set(name, AttributeValue
                .fromL(values.stream().map(each -> AttributeValue.fromM(each.attributes)).toList()));
    }

    /** An item without a key, to stand within another. */
    public static Item nested() {
        return new Item(new HashMap<>());
    }

    /** Lets the item vanish some time after {@code end}. */
    public Item endsAt(Instant end, Duration grace) {
        return number(Keys.TTL, end.plus(grace).getEpochSecond());
    }

    /** A text that must be there. */
    public String text(String name) {
        String value = optionalText(name);
        if (value == null) {
            throw new IllegalStateException("the item " + attributes.get("sk") + " has no " + name);
        }
        return value;
    }

    /** A text or null. */
    public @Nullable String optionalText(String name) {
        AttributeValue value = attributes.get(name);
        return value == null ? null : value.s();
    }

    /** A number that must be there. */
    public long number(String name) {
        return Long.parseLong(attribute(name).n());
    }

    /** A number or null. */
    public @Nullable Long optionalNumber(String name) {
        AttributeValue value = attributes.get(name);
        return value == null ? null : (Long) Long.parseLong(value.n());
    }

    /** A flag; missing is false. */
    public boolean flag(String name) {
        AttributeValue value = attributes.get(name);
        return value != null && Boolean.TRUE.equals(value.bool());
    }

    /** An instant that must be there. */
    public Instant instant(String name) {
        return Instant.parse(text(name));
    }

    /** An instant or null. */
    public @Nullable Instant optionalInstant(String name) {
        String value = optionalText(name);
        return value == null ? null : Instant.parse(value);
    }

    /** A set of texts, empty if missing. */
    public Set<String> texts(String name) {
        AttributeValue value = attributes.get(name);
        return value == null ? Set.of() : Set.copyOf(value.ss());
    }

    /** The list of texts, empty if missing. */
    public List<String> lines(String name) {
        AttributeValue value = attributes.get(name);
        return value == null ? List.of() : value.l().stream().map(AttributeValue::s).toList();
    }

    /** Whether the item's time is over; DynamoDB removes it days later. */
    public boolean ended(Instant now) {
        Long end = optionalNumber(Keys.TTL);
        return end != null && end <= now.getEpochSecond();
    }

    /** The items within this one, empty if missing. */
    public List<Item> list(String name) {
        AttributeValue value = attributes.get(name);
        var items = new ArrayList<Item>();
        if (value != null) {
            value.l().forEach(each -> items.add(of(each.m())));
        }
        return items;
    }

    private AttributeValue attribute(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("the item " + attributes.get("sk") + " has no " + name);
        }
        return value;
    }

    private Item set(String name, @Nullable AttributeValue value) {
        if (value == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, value);
        }
        return this;
    }
}
