package dev.mxonramp.testkit.journey;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.domain.journey.TaskToken;
import dev.mxonramp.domain.journey.TaskTokenStore;
import dev.mxonramp.testkit.fault.Faults;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Task tokens in memory. */
public final class InMemoryTaskTokenStore implements TaskTokenStore {
    private final Map<Place, TaskToken> tokens = new HashMap<>();
    private final Faults faults;

    private record Place(ClaimKey claim, AwaitStep step) {}

    public InMemoryTaskTokenStore(Faults faults) {
        this.faults = faults;
    }

    public InMemoryTaskTokenStore() {
        this(Faults.none());
    }

    @Override
    public synchronized void put(ClaimKey claim, AwaitStep step, TaskToken token) {
        faults.run("TaskTokenStore.put", () -> tokens.put(new Place(claim, step), token));
    }

    @Override
    public synchronized Optional<TaskToken> find(ClaimKey claim, AwaitStep step) {
        return faults.call("TaskTokenStore.find", () -> Optional.ofNullable(tokens.get(new Place(claim, step))));
    }

    @Override
    public synchronized void remove(ClaimKey claim, AwaitStep step, TaskToken token) {
        faults.run("TaskTokenStore.remove", () -> tokens.remove(new Place(claim, step), token));
    }
}
