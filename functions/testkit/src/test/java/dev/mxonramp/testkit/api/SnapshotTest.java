package dev.mxonramp.testkit.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.mxonramp.domain.account.Identities;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.lambda.ApiFunction;
import dev.mxonramp.lambda.FreshRandom;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.testkit.account.InMemoryIdempotency;
import dev.mxonramp.testkit.time.TurnedClock;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.crac.CheckpointException;
import org.crac.Context;
import org.crac.Resource;
import org.crac.RestoreException;
import org.junit.jupiter.api.Test;

/** What stands in a snapshot that many processes begin with, and what must not. */
class SnapshotTest {
    private final Snapshots snapshots = new Snapshots();

    /** Lambda's order: hooks before the snapshot run backwards, hooks after it in the order of their registration. */
    private static final class Snapshots extends Context<Resource> {
        private final List<Resource> resources = new ArrayList<>();

        @Override
        public void register(Resource resource) {
            resources.add(resource);
        }

        @Override
        public void beforeCheckpoint(Context<? extends Resource> any) throws CheckpointException {
            for (Resource each : resources.reversed()) {
                run(() -> each.beforeCheckpoint(this));
            }
        }

        @Override
        public void afterRestore(Context<? extends Resource> any) throws RestoreException {
            for (Resource each : resources) {
                run(() -> each.afterRestore(this));
            }
        }

        private interface Hook {
            void run() throws Exception;
        }

        private static void run(Hook hook) {
            try {
                hook.run();
            } catch (Exception e) {
                throw new AssertionError("a hook that throws keeps the version from being published", e);
            }
        }
    }

    /** A function of which every call is noted. */
    private static final class Things extends ApiFunction {
        private final List<String> answered = new ArrayList<>();

        Things(Context<Resource> snapshots) {
            super(new InMemoryIdempotency(new TurnedClock()), snapshots);
            on("GET /v1/things", this::note);
            on("GET /v1/things/{domain}", this::note);
            on("POST /v1/things", this::note);
            on("DELETE /v1/things/{domain}", this::note);
            on("GET /v1/broken", _ -> {
                throw new TransientFailure("down");
            });
        }

        private HttpResponse note(HttpRequest request) {
            answered.add(request.route() + " " + request.caller().scopes());
            return HttpResponse.json(200, Map.of());
        }
    }

    @Test
    void everyRouteThatReadsAnswersOnceBeforeTheSnapshotAndNoneThatWrites() throws Exception {
        var things = new Things(snapshots);
        snapshots.beforeCheckpoint(snapshots);
        assertEquals(List.of("GET /v1/things [read]", "GET /v1/things/{domain} [read]"), things.answered);
        snapshots.afterRestore(snapshots);
        assertEquals(2, things.answered.size());
    }

    private static RandomGenerator seeded(int seed) {
        var random = new Random(seed);
        return () -> random.nextLong();
    }

    @Test
    void codesAfterTheSnapshotComeFromAGeneratorThatDidNotStandInIt() throws Exception {
        var seeds = IntStream.iterate(1, seed -> seed + 1).iterator();
        var identities = new Identities(new FreshRandom(snapshots, () -> seeded(seeds.next())));
        assertEquals(new Identities(seeded(1)).code(), identities.code());
        snapshots.beforeCheckpoint(snapshots);
        // Something else draws before the snapshot is taken: its generator must not be the processes' own.
        assertEquals(new Identities(seeded(2)).code(), identities.code());
        snapshots.afterRestore(snapshots);
        assertEquals(new Identities(seeded(3)).secret(), identities.secret());
        snapshots.afterRestore(snapshots);
        assertEquals(new Identities(seeded(4)).secret(), identities.secret());
    }

    @Test
    void processesThatBeginWithTheSameSnapshotDrawDifferentCodes() throws Exception {
        var drawn = new HashSet<String>();
        var random = new FreshRandom(snapshots, SecureRandom::new);
        var identities = new Identities(random);
        snapshots.beforeCheckpoint(snapshots);
        for (int process = 0; process < 50; process++) {
            snapshots.afterRestore(snapshots);
            drawn.add(identities.secret());
        }
        assertEquals(50, drawn.size());
        var octets = new byte[16];
        random.nextBytes(octets);
        assertFalse(Arrays.equals(new byte[16], octets));
    }
}
