package dev.mxonramp.local.demo;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.system.LocalSystem;
import dev.mxonramp.local.system.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plays the journey of a new customer, as a person would read it, and proves its end. */
public final class Demo {
    private static final List<Customer> CUSTOMERS = List.of(
            new Customer("ann", "old-secret-of-ann", "a-new-secret-for-ann-7", 34),
            new Customer("bob", "old-secret-of-bob", "a-new-secret-for-bob-8", 8));

    private final LocalSystem system;
    private final Progress progress;
    private final boolean json;
    private final Narrator tell;
    private final List<Secret> secrets = new ArrayList<>();
    private final List<Exchange> exchanges = new ArrayList<>();

    /** @param json whether the result goes to standard output as one JSON object, and the story elsewhere */
    public Demo(LocalSystem system, Progress progress, boolean json) {
        this.system = system;
        this.progress = progress;
        this.json = json;
        this.tell = new Narrator(progress);
    }

    /**
     * Plays.
     *
     * @return whether everything was proven
     */
    public boolean run() throws InterruptedException {
        try (var api = new ApiClient(system.api()); var old = new OldHost(system.oldProvider(), CUSTOMERS)) {
            var story = new Story(system, api, tell);
            play(story, old);
            secrets.addAll(story.secrets());
            exchanges.addAll(api.exchanges());
        } catch (IOException e) {
            tell.proven("The story to its end", false, String.valueOf(e.getMessage()));
        }
        transitions();
        tell.summary();
        if (json) {
            result();
        }
        return tell.everythingProven();
    }

    private void play(Story story, OldHost old) throws IOException, InterruptedException {
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
    }

    /** Every secret that the story handled, once it was played. */
    List<Secret> secrets() {
        return List.copyOf(secrets);
    }

    /** Every request of the story to the API with its answer, once it was played. */
    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    private void old(OldHost old) throws IOException {
        tell.chapter("The old provider, with years of mail");
        var zone = system.dns().orElseThrow().zone(Story.DOMAIN);
        system.dns().orElseThrow().zone("oldhost.test").put("mail.oldhost.test", "A", 300, "127.0.0.1");
        zone.put(Story.DOMAIN, "MX", 20, "10 mail.oldhost.test.");
        int messages = old.fill();
        tell.say(messages + " messages in " + (SampleMail.folders().size() + 1) + " folders each for "
                + CUSTOMERS.size() + " people; MX 10 mail.oldhost.test, TTL 20 s");
    }

    private void transitions() {
        tell.chapter("State transitions used");
        long all = 0;
        for (Map.Entry<String, Integer> each : system.transitions().entrySet()) {
            tell.say(String.format("  %4d  %s", each.getValue(), each.getKey()));
            all += each.getValue();
        }
        tell.say(String.format("  %4d  in all (%.4f USD at 0.025 USD per 1,000); waiting used none", all,
                all * 0.025 / 1000));
    }

    private void result() {
        var rows = tell.rows().stream()
                .map(row -> Map.of("what", row.what(), "proven", row.proven(), "detail", row.detail())).toList();
        System.out.println(Json.text(Map.of("proven", tell.everythingProven(), "seconds", progress.since().toSeconds(),
                "transitions", system.transitions(), "results", rows)));
    }
}
