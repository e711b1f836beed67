package dev.mxonramp.testkit.notice;

import dev.mxonramp.testkit.time.TurnedClock;

class InMemoryNoticesTest implements NoticesContract {
    private final TurnedClock clock = new TurnedClock();
    private final InMemoryNotices notices = new InMemoryNotices(clock);

    @Override
    public TurnedClock clock() {
        return clock;
    }

    @Override
    public InMemoryNotices notices() {
        return notices;
    }
}
