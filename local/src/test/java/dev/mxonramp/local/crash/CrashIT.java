package dev.mxonramp.local.crash;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.local.crash.Mailboxes.Place;
import dev.mxonramp.local.crash.Moment.AfterOctets;
import dev.mxonramp.local.mail.OldProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The worker's process gets SIGKILL in the middle of a mailbox of 2,000 messages, while mail arrives at both ends; in the
 * end nothing is missing, nothing is there twice, and flags and dates are the same. {@code -Donramp.kills=200} kills 200
 * times; always half of them by chance, the other half at named moments. One mailbox goes to a server that takes one message
 * after the other, the next to one that takes several in one command, all or none.
 */
class CrashIT {
    private static final Path TARGET = Path.of(System.getProperty("onramp.root"), "local", "target");
    private static final int KILLS = Integer.getInteger("onramp.kills", 20);
    private static final int MESSAGES = 2_000;
    private static final long SEED = Long.getLong("onramp.seed", 20_261_123);
    /** Kills that one mailbox bears; more are shared out among several, side by side. */
    private static final int KILLS_OF_ONE = 100;

    @TempDir
    private Path work;

    /** The limit is only for a server that never ends a connection. */
    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void killedAtAnyMomentNothingIsMissingAndNothingTwice() throws Exception {
        int count = Math.max(2, Math.ceilDiv(KILLS, KILLS_OF_ONE));
        try (OldProvider old = server("old");
                NewServer oneByOne = new NewServer.GreenMail(server("new"));
                NewServer several = NewServer.Dovecot.or(oneByOne)) {
            List<Run> runs = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                NewServer fresh = i % 2 == 0 ? oneByOne : several;
                var place = new Place(old.imap().getPort(), fresh.port(), String.valueOf(i));
                old.addUser(place.old(), Mailboxes.PASSWORD);
                old.addUser(place.own(), Mailboxes.PASSWORD);
                fresh.user(place.fresh());
                var chain = new Chain(Files.createDirectory(work.resolve(place.name())), place, SEED + i);
                runs.add(new Run(chain, Moments.of((KILLS + i) / count, i, count, fresh.takesSeveral(),
                        new Random(SEED + i))));
            }
            run(runs);
            report(runs.stream().map(Run::chain).toList());
        }
    }

    /** A mailbox, and when its workers are killed. */
    private record Run(Chain chain, List<Moment> moments) {}

    private OldProvider server(String name) throws IOException {
        return OldProvider.start(TARGET.resolve("oldhost"), Files.createDirectory(work.resolve(name)), Map.of());
    }

    private static void run(List<Run> runs) throws Exception {
        try (var threads = Executors.newFixedThreadPool(runs.size())) {
            List<Future<Integer>> ends = new ArrayList<>();
            for (Run each : runs) {
                ends.add(threads.submit(() -> {
                    each.chain().run(MESSAGES, each.moments());
                    return each.chain().compared();
                }));
            }
            for (Future<Integer> end : ends) {
                try {
                    assertTrue(end.get() >= MESSAGES);
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof Error failure) {
                        throw failure;
                    }
                    throw e;
                }
            }
        }
    }

    private static void report(List<Chain> chains) {
        List<Moment> kills = chains.stream().flatMap(each -> each.killedAt().stream()).toList();
        List<Moment> named = kills.stream().filter(each -> !(each instanceof AfterOctets)).toList();
        System.out.println("Killed " + kills.size() + " workers, " + named.size() + " at named moments " + named
                + "; compared " + chains.stream().mapToInt(Chain::compared).sum() + " messages");
        // Those that only open an intent for others may come on top.
        assertTrue(kills.size() >= KILLS && new HashSet<>(named).size() >= KILLS / 2,
                () -> "too few kills, or too few different moments: " + kills);
    }
}
