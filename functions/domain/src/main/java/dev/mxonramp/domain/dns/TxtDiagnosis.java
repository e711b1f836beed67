package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.name.DomainName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one state that a TXT check found; the codes are stable API values (dns.md, the diagnosis). */
public sealed interface TxtDiagnosis permits DnsTrouble, TxtDiagnosis.Seen {
    /** The stable code. */
    String code();

    /** A state of the record itself. */
    sealed interface Seen extends TxtDiagnosis {}

    /** The value is there. */
    record Found(DomainName at, int holding, int delegated) implements Seen {
        @Override
        public String code() {
            return "txt.found";
        }
    }

    /** The authority has it, the public resolver does not yet: proven all the same. */
    record Cached(DomainName at, @Nullable Instant visibleBy) implements Seen {
        @Override
        public String code() {
            return "txt.cached";
        }
    }

    /** Some servers have it, too few for a proof; or it could not be told from a wildcard. */
    record Partial(DomainName at, int holding, int delegated) implements Seen {
        @Override
        public String code() {
            return "txt.partial";
        }
    }

    /** The value is there because of a wildcard record. */
    record Wildcard(DomainName at, String star) implements Seen {
        @Override
        public String code() {
            return "txt.wildcard";
        }
    }

    /** The right code with something around it or in it. */
    record Decorated(DomainName at, String seen, long ttl) implements Seen {
        @Override
        public String code() {
            return "txt.decorated";
        }
    }

    /** The name has the domain twice. */
    record DoubledName(DomainName seenAt, DomainName zone) implements Seen {
        @Override
        public String code() {
            return "txt.doubled-name";
        }
    }

    /** The value is at another name. */
    record Misplaced(DomainName seenAt) implements Seen {
        @Override
        public String code() {
            return "txt.misplaced";
        }
    }

    /** The name is an alias, and there is no value where it leads. */
    record Alias(DomainName at, List<DomainName> chain) implements Seen {
        @Override
        public String code() {
            return "txt.cname";
        }
    }

    /** Other values at the name. */
    record OtherValue(DomainName at, List<String> values, Difference difference, long ttl) implements Seen {
        @Override
        public String code() {
            return "txt.other-value";
        }
    }

    /** The name exists with records of other types only. */
    record NoTxt(DomainName at, List<String> types) implements Seen {
        @Override
        public String code() {
            return "txt.no-txt";
        }
    }

    /**
     * There is no TXT record at the name, nor are others known there if it exists; caches that have looked remember that for
     * {@code negativeTtl}.
     */
    record Absent(DomainName at, boolean nameExists, List<DomainName> servers,
            @Nullable Duration negativeTtl) implements Seen {
        @Override
        public String code() {
            return "txt.absent";
        }
    }

    /** How a value differs from the right one. */
    enum Difference {
        TRUNCATED, CASE, OLDER_CODE, OTHER_CODE, NO_CODE, UNRELATED
    }
}
