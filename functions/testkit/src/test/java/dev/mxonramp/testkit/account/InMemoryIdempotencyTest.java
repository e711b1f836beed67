package dev.mxonramp.testkit.account;

import dev.mxonramp.domain.account.Idempotency;
import dev.mxonramp.testkit.time.TurnedClock;

final class InMemoryIdempotencyTest implements IdempotencyContract {
    private final TurnedClock clock = new TurnedClock();
    private final Idempotency idempotency = new InMemoryIdempotency(clock);

    @Override
    public TurnedClock clock() {
        return clock;
    }

    @Override
    public Idempotency idempotency() {
        return idempotency;
    }
}
