package dev.mxonramp.testkit.migration;

import dev.mxonramp.domain.migration.HostPlaces;
import dev.mxonramp.testkit.time.TurnedClock;

final class InMemoryHostPlacesTest implements HostPlacesContract {
    @Override
    public HostPlaces places(TurnedClock clock) {
        return new InMemoryHostPlaces(clock);
    }
}
