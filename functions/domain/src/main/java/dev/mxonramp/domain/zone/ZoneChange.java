package dev.mxonramp.domain.zone;

import dev.mxonramp.domain.cutover.CutOverReport;
import dev.mxonramp.domain.name.DomainName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of writing a user's records. */
public sealed interface ZoneChange {
    /** It is so now at the zone's host; null if the records are gone. */
    record Done(@Nullable RecordSet now) implements ZoneChange {}

    /** Everything that could be added is there now. */
    record Added(List<Addition> records) implements ZoneChange {
        public Added {
            records = List.copyOf(records);
        }
    }

    /**
     * A set that is added and replaces nothing.
     *
     * @param ours the set
     * @param there what stands in its place
     */
    record Addition(RecordSet ours, HostedZones.Standing there) {
        /** How the two fit together. */
        public enum State {
            /** Nothing stands there: ours can be written. */
            MISSING,
            /** Ours stands there; its TTL may be another. */
            THERE,
            /** Something else stands there, and stays. */
            CONFLICT
        }

        /** How the two fit together. */
        public State state() {
            return switch (there) {
                case HostedZones.Standing.Absent() -> State.MISSING;
                case HostedZones.Standing.Routed() -> State.CONFLICT;
                case HostedZones.Standing.Plain(RecordSet set) ->
                    set.values().equals(ours.values()) ? State.THERE : State.CONFLICT;
            };
        }
    }

    /** Nothing was changed. */
    sealed interface Failed extends ZoneChange {}

    /** The account has no claim to the domain. */
    record NoClaim() implements Failed {}

    /** No zone of the domain is bound to the account. */
    record NotBound() implements Failed {}

    /** Several zones have the name. */
    record Ambiguous(DomainName zone) implements Failed {}

    /** The role does not let us in, or not do this. */
    record Denied() implements Failed {}

    /** What was confirmed is not what is there; this is. Null for nothing. */
    record Changed(@Nullable RecordSet now) implements Failed {}

    /** The records have a routing policy or are an alias. */
    record Routed() implements Failed {}

    /** The MX change is not yet due. */
    record TooEarly(String sentence) implements Failed {}

    /** The MX change would lose mail for these reasons. */
    record Unsafe(CutOverReport reasons) implements Failed {}

    /** There is nothing to roll back. */
    record NothingKept() implements Failed {}
}
