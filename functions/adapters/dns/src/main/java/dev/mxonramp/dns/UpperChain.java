package dev.mxonramp.dns;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * Remembers the keys of root and public suffixes and what they say of each other, for their TTL and an hour at most:
 * every chain of trust begins with the same few. Nothing about an owner's name is ever kept.
 */
final class UpperChain {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST = 2_000;

    private final Map<String, Entry> known = new ConcurrentHashMap<>();
    private final InstantSource clock;

    UpperChain(InstantSource clock) {
        this.clock = clock;
    }

    private record Entry(Message reply, Instant until) {}

    Optional<Message> get(Record question) {
        return Optional.ofNullable(known.get(question.toString()))
                .filter(entry -> clock.instant().isBefore(entry.until())).map(Entry::reply);
    }

    void put(Record question, Message reply) {
        if (known.size() >= MOST) {
            known.clear();
        }
        long ttl = Stream.of(Section.ANSWER, Section.AUTHORITY).flatMap(section -> reply.getSection(section).stream())
                .mapToLong(Record::getTTL).min().orElse(0);
        Duration life = Duration.ofSeconds(ttl).compareTo(LONGEST) < 0 ? Duration.ofSeconds(ttl) : LONGEST;
        known.put(question.toString(), new Entry(reply, clock.instant().plus(life)));
    }

    /** Forgets everything: a chain above the owner's zone that does not hold may be an old one. */
    void clear() {
        known.clear();
    }
}
