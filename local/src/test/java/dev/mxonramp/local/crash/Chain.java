package dev.mxonramp.local.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.mxonramp.local.crash.Moment.AfterOctets;
import dev.mxonramp.local.crash.Moment.Inside;
import dev.mxonramp.local.crash.Moment.OnTheWire;
import dev.mxonramp.local.crash.Moment.Side;
import dev.mxonramp.local.demo.Comparison;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** One mailbox, moved by one worker after the other, each killed at a moment of its own, until one is left alone. */
final class Chain {
    private static final int COMPLETE = 0;
    private static final int ATTEMPTS = 4;
    /**
     * Messages at each side while a worker runs: fewer than the passes of a run, so that each run that is not killed
     * comes to its end.
     */
    private static final int DURING = 2;
    private static final int MOST_PAUSE_MILLIS = 1_200;

    private final Path folder;
    private final Mailboxes.Place place;
    private final Random random;
    private final KillingRelay source;
    private final KillingRelay target;
    private final Mailboxes mailboxes;
    private final SentAlone alone;
    private final List<Moment> killedAt = new ArrayList<>();
    private int compared;

    Chain(Path folder, Mailboxes.Place place, long seed) throws IOException {
        this.folder = folder;
        this.place = place;
        this.random = new Random(seed);
        this.alone = new SentAlone(folder);
        source = new KillingRelay(Side.SOURCE, place.oldPort());
        target = new KillingRelay(Side.TARGET, place.newPort());
        mailboxes = new Mailboxes(place, seed);
    }

    /** The kills. */
    List<Moment> killedAt() {
        return killedAt;
    }

    /** Messages that were compared in the end. */
    int compared() {
        return compared;
    }

    /** Kills a worker at each of these moments, lets the last one finish, and compares. */
    void run(int messages, List<Moment> moments) throws IOException, InterruptedException {
        try (source; target) {
            mailboxes.fill(messages);
            for (Moment each : moments) {
                kill(each);
            }
            finish();
        }
    }

    private void kill(Moment wanted) throws IOException, InterruptedException {
        Moment moment = wanted;
        for (int i = 0; i < ATTEMPTS; i++) {
            prepare(moment);
            if (killed(moment)) {
                killedAt.add(moment);
                return;
            }
            moment = moment.nearer();
        }
        fail(about("no worker came to " + wanted));
    }

    /** Puts there what a worker needs to come to the moment, however far the others came. */
    private void prepare(Moment moment) throws IOException, InterruptedException {
        mailboxes.arriveEverywhere();
        switch (Moments.needs(moment)) {
            case NOTHING -> {
            }
            case NEW_FOLDER -> mailboxes.newFolder();
            case SEVERAL_MESSAGES -> mailboxes.several();
            case OPEN_INTENT -> kill(Moments.OPENS_AN_INTENT);
        }
    }

    private boolean killed(Moment moment) throws IOException, InterruptedException {
        Worker.End end = run(moment, DURING);
        // A worker may come to its end a moment before it is killed.
        boolean killed = end.exitCode() == Worker.KILLED;
        assertTrue(killed ? end.standstill() || source.fired() || target.fired() : end.exitCode() == COMPLETE,
                () -> about("at " + moment + ": " + end));
        return killed;
    }

    private String about(String what) {
        return place.name() + ", killed at " + killedAt + "; " + what + "; it said: " + Worker.said(folder);
    }

    /** One worker's life. */
    private Worker.End run(Moment moment, int arrivals) throws IOException, InterruptedException {
        var started = new CompletableFuture<Worker>();
        Runnable kill = () -> started.join().kill();
        alone.begin();
        source.arm(at(moment, Side.SOURCE), kill, alone::vetoes);
        target.arm(at(moment, Side.TARGET), kill, alone::vetoes);
        Worker worker = worker(moment instanceof Inside ? moment.toString() : "");
        started.complete(worker);
        var delivery = new FutureTask<>(() -> deliver(arrivals, worker));
        Thread.ofVirtual().start(delivery);
        Worker.End end = worker.await();
        awaited(delivery);
        // What a dead worker had sent has its effect before the next one looks.
        source.awaitEnd();
        target.awaitEnd();
        alone.killed();
        return end;
    }

    private boolean deliver(int messages, Worker worker) throws IOException, InterruptedException {
        for (int i = 0; i < messages && !worker
                .endsWithin(Duration.ofMillis(random.nextInt(MOST_PAUSE_MILLIS))); i++) {
            mailboxes.arrive();
        }
        return true;
    }

    private static void awaited(FutureTask<Boolean> delivery) throws InterruptedException {
        try {
            assertTrue(delivery.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("mail could not be delivered", e);
        }
    }

    private static Moment at(Moment moment, Side side) {
        return switch (moment) {
            case OnTheWire wire when wire.side() == side -> moment;
            case AfterOctets after when after.side() == side -> moment;
            case OnTheWire _,AfterOctets _,Inside _,Moment.Never _ -> new Moment.Never();
        };
    }

    /** The last worker is left alone: it has to complete what all the others left, and the next one finds nothing new. */
    private void finish() throws IOException, InterruptedException {
        for (int i = 0; i < 2; i++) {
            Worker.End end = run(new Moment.Never(), 0);
            assertEquals(COMPLETE, end.exitCode(), () -> about("at last: " + end));
            assertTrue(i == 0 || end.report().contains("\"newMessages\":0,"), () -> about(end.report()));
        }
        Comparison comparison = mailboxes.compared();
        assertEquals(List.of(), comparison.differences(), () -> about("in the end"));
        compared = comparison.compared();
    }

    private Worker worker(String standstill) throws IOException {
        return new Worker(standstill, folder, List.of("--from", url(place.old(), source), "--to",
                url(place.fresh(), target), "--insecure-loopback", "--json"));
    }

    private static String url(String user, KillingRelay relay) {
        return "imap://" + user + "@127.0.0.1:" + relay.port();
    }
}
