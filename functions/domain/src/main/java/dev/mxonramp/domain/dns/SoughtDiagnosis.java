package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.name.DomainName;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the authorities say of a record that mail clients look for. */
sealed interface SoughtDiagnosis {
    /** A stable code. */
    String code();

    /** It is there. */
    record There() implements SoughtDiagnosis {
        @Override
        public String code() {
            return "client.there";
        }
    }

    /** Some servers have it. */
    record Partial(int holding, int delegated) implements SoughtDiagnosis {
        @Override
        public String code() {
            return "client.partial";
        }
    }

    /**
     * Nothing of the kind is there.
     *
     * @param negativeTtl for how long caches remember that, or null
     */
    record Absent(@Nullable Duration negativeTtl) implements SoughtDiagnosis {
        @Override
        public String code() {
            return "client.absent";
        }
    }

    /** It is at its name with the zone's behind it once more. */
    record Doubled(DomainName at) implements SoughtDiagnosis {
        @Override
        public String code() {
            return "client.doubled";
        }
    }

    /** Something else is in its place; {@code ttl} in seconds, or null. */
    record Other(String presented, @Nullable Long ttl) implements SoughtDiagnosis {
        @Override
        public String code() {
            return "client.other";
        }
    }

    /** No server could be heard. */
    record Unheard(DnsTrouble trouble) implements SoughtDiagnosis {
        @Override
        public String code() {
            return trouble.code();
        }
    }

    /** @param doubled where the record stands with the zone's name twice, if it does */
    static SoughtDiagnosis of(SoughtRecord record, ZoneCut cut, Observation seen, Optional<DomainName> doubled) {
        Optional<DnsTrouble> unheard = Troubles.unheard(cut, seen);
        if (unheard.isPresent()) {
            return new Unheard(unheard.get());
        }
        Observation.Tally tally = seen.tally(record::in);
        if (tally.quorum()) {
            return new There();
        }
        if (tally.holding() > 0) {
            return new Partial(tally.holding(), tally.delegated());
        }
        Optional<SoughtDiagnosis> other = seen.heard().stream().filter(record::displacedIn).findFirst()
                .map(reply -> new Other(ServerRows.text(reply), ttl(reply)));
        return other.orElseGet(() -> doubled.<SoughtDiagnosis>map(Doubled::new)
                .orElseGet(() -> new Absent(negativeTtl(seen).orElse(null))));
    }

    private static @Nullable Long ttl(Reply reply) {
        return reply instanceof Reply.Present present
                ? present.records().stream().map(DnsRecord::ttl).max(Long::compare).orElse(null)
                : null;
    }

    private static Optional<Duration> negativeTtl(Observation seen) {
        return seen.heard().stream().filter(Reply.Absent.class::isInstance).map(Reply.Absent.class::cast)
                .map(Reply.Absent::soa).flatMap(soa -> Optional.ofNullable(soa).stream()).map(Reply.Soa::negativeTtl)
                .max(Duration::compareTo);
    }
}
