package dev.mxonramp.bench.cost;

import java.time.Duration;
import java.util.Map;

/**
 * From counted samples to a large number of claims. What a claim takes is linear in the claims; what the wheel takes is
 * bounded by its slots, and that bound is what is charged.
 *
 * @param idle a run without claims
 * @param few a run with some
 * @param many a run with more
 * @param time that each waited
 */
record Projection(WaitingClaims idle, WaitingClaims few, WaitingClaims many, Duration time) {
    private static final int TIERS = 5;
    private static final double OCTETS_A_READ = 8_192;
    private static final double OCTETS_A_WRITE = 1_024;
    /** Octets by which a note of an unfinished slot remembers an entry. */
    private static final double OCTETS_A_NOTE = 8;
    /** Notes of a slot in a tick that takes its whole minute. */
    private static final double NOTES = 5;

    /** What one claim adds, the wheel apart. */
    Counts perClaim() {
        return many.waiting().minus(few.waiting()).times(1.0 / (many.claims() - few.claims()));
    }

    /** The same between none and some: equal where it is linear. */
    Counts perClaimAtFirst() {
        return few.waiting().minus(idle.waiting()).times(1.0 / few.claims());
    }

    double looksPerClaim() {
        return (double) (many.looks() - few.looks()) / (many.claims() - few.claims());
    }

    /** Events and mails that one claim adds. */
    Counts mailsPerClaim() {
        return many.mails().minus(few.mails()).times(1.0 / (many.claims() - few.claims()));
    }

    double ticks() {
        return time.toMinutes();
    }

    /** Reads and writes of the slot's mark for one turn, counted. */
    Counts perTurn() {
        Counts marked = many.wheel().minus(idle.wheel());
        // Each turn reads the mark once; what is read beside that are the entries, which are charged by their size.
        return new Counts(Map.of(Unit.TABLE_READ, 1.0, Unit.TABLE_WRITE,
                marked.of(Unit.TABLE_WRITE) / Math.max(1, many.turns() - idle.turns())));
    }

    /** The wheel where every slot of every tick has entries. */
    Counts wheel(double claims) {
        double looks = looksPerClaim() * claims;
        double turns = ticks() * TIERS * CostSystem.SHARDS;
        double noted = NOTES * (turns + looks / 2 * OCTETS_A_NOTE / OCTETS_A_WRITE);
        return idle.wheel().plus(perTurn().times(turns)).plus(new Counts(Map.of(Unit.TABLE_READ,
                looks * many.octetsAnEntry() / OCTETS_A_READ, Unit.TABLE_WRITE, noted)));
    }

    /** So many claims, mails apart. */
    Counts waiting(double claims) {
        return idle.waiting().plus(perClaim().times(claims)).plus(wheel(claims));
    }

    /** Their reminders. */
    Counts mails(double claims) {
        return mailsPerClaim().times(claims);
    }

    /** The polling loop with as many looks. */
    Counts loop(double claims) {
        return PollingLoop.of(looksPerClaim() * claims);
    }
}
