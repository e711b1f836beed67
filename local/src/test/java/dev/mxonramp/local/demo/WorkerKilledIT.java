package dev.mxonramp.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.local.demo.ApiClient.Answer;
import dev.mxonramp.local.system.Layout;
import dev.mxonramp.local.system.LocalSystem;
import dev.mxonramp.local.system.Options;
import dev.mxonramp.local.system.Progress;
import dev.mxonramp.local.template.RealTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The migration worker's process is killed in the middle of a folder; its successor leaves nothing out or twice. */
class WorkerKilledIT {
    private static final Customer ANN = new Customer("ann", "old-secret-of-ann", "a-new-secret-for-ann-7", 34);

    @TempDir
    private Path work;

    @Test
    void killedWorkerLeavesNothingMissingAndNothingTwice() throws Exception {
        var progress = new Progress(System.out);
        var options = Options.closedWorld(new Layout(RealTemplate.root()), work);
        try (LocalSystem system = LocalSystem.start(options, progress);
                var api = new ApiClient(system.api());
                var old = new OldHost(system.oldProvider(), List.of(ANN))) {
            old.fill();
            var story = new Story(system, api, new Narrator(progress));
            new ProofAct(story).play();
            var cutOver = new CutOverAct(story, List.of(ANN));
            cutOver.mailboxes();
            cutOver.sources();
            Answer half = story.until(() -> migration(api), seen -> copied(seen) >= 60, Duration.ofMinutes(2),
                    "some messages to be copied");
            assertTrue(copied(half) < 340, "too late to kill the worker in the middle: " + half.body());
            system.functions().kill("WorkerFunction");
            Answer end = story.until(() -> migration(api),
                    seen -> seen.list("passes").stream().anyMatch(pass -> pass.get("endedAt") != null),
                    Duration.ofMinutes(4), "the pass to end in spite of it");
            assertEquals("[]", String.valueOf(end.list("exceptions")));
            var comparison = Comparison.of(
                    MailboxReading.of(system.oldProvider().imap().getPort(), ANN.address(), ANN.oldPassword()),
                    MailboxReading.of(system.newHost().imap().getPort(), ANN.address(), ANN.newPassword()));
            assertEquals(List.of(), comparison.differences());
        }
    }

    private static Answer migration(ApiClient api) throws IOException, InterruptedException {
        return api.call("GET", "/v1/domains/" + Story.DOMAIN + "/mailboxes/ann/migration", null);
    }

    private static long copied(Answer seen) {
        String copied = seen.text("copied");
        return copied.isEmpty() ? 0 : Long.parseLong(copied);
    }
}
