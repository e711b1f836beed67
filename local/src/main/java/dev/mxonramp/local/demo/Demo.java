package dev.mxonramp.local.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Plays the journey of a new customer, as a person would read it, and proves its end. */
public final class Demo {
    private static final List<Customer> CUSTOMERS = List.of(
            new Customer("ann", "old secret of ann", "a new secret for ann", 34),
            new Customer("bob", "old secret of bob", "a new secret for bob", 8));

    private final Stage stage;
    private final Narrator tell;

    public Demo(Stage stage, PrintStream out) {
        this.stage = stage;
        this.tell = new Narrator(out, InstantSource.system());
    }

    /**
     * Plays.
     *
     * @return whether everything was proven
     */
    public boolean play() throws InterruptedException {
        try (var api = new ApiClient(stage.api()); var old = new OldHost(stage, CUSTOMERS)) {
            var story = new Story(stage, api, tell);
            old(old);
            new ProofAct(story).play();
            var cutOver = new CutOverAct(story, CUSTOMERS);
            var migration = new MigrationAct(story, CUSTOMERS);
            cutOver.mailboxes();
            old.receive();
            cutOver.sources();
            migration.preCopy();
            cutOver.switchMx();
            cutOver.clients();
            cutOver.residual();
            migration.finish(old);
            migration.compare();
            new SubdomainAct(story).play();
        } catch (IOException e) {
            tell.proven("The story to its end", false, String.valueOf(e.getMessage()));
        }
        transitions();
        tell.summary();
        return tell.everythingProven();
    }

    /** The lines of the summary: what, whether it was proven, and details. */
    public List<Map<String, Object>> results() {
        return tell.rows().stream()
                .map(row -> Map.<String, Object>of("what", row.what(), "proven", row.proven(), "detail", row.detail()))
                .toList();
    }

    private void old(OldHost old) throws IOException {
        tell.chapter("The old provider, with years of mail");
        var zone = stage.dns().zone(Story.DOMAIN);
        zone.put(Story.DOMAIN, "MX", 20, "10 mail.oldhost.test.");
        int messages = old.fill();
        tell.say(messages + " messages in " + (SampleMail.folders().size() + 1) + " folders each for "
                + CUSTOMERS.size() + " people; MX 10 mail.oldhost.test, TTL 20 s");
    }

    private void transitions() {
        tell.chapter("State transitions used");
        long all = 0;
        for (Map.Entry<String, Long> each : stage.transitions().entrySet()) {
            tell.say(String.format("  %4d  %s", each.getValue(), each.getKey()));
            all += each.getValue();
        }
        tell.say(String.format("  %4d  in all (%.4f USD at 0.025 USD per 1,000)", all, all * 0.025 / 1000));
    }
}
