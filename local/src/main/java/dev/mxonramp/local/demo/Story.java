package dev.mxonramp.local.demo;

import dev.mxonramp.local.demo.ApiClient.Answer;
import dev.mxonramp.local.system.LocalSystem;
import dev.mxonramp.testkit.dns.LoopbackZone;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What every act of the demonstration shares: the stage, the customer's API client, the narrator, and patience. */
final class Story {
    /** The domain that moves. */
    static final String DOMAIN = "acme.test";

    private static final Duration GLANCE = Duration.ofMillis(500);

    final LocalSystem system;
    final ApiClient api;
    final Narrator tell;
    private final List<Secret> secrets = new ArrayList<>();

    Story(LocalSystem system, ApiClient api, Narrator tell) {
        this.system = system;
        this.api = api;
        this.tell = tell;
    }

    /** Notes a secret that the story handled. */
    void secret(Secret.Kind kind, String owner, String value) {
        secrets.add(new Secret(kind, owner, value));
    }

    /** Every secret that was noted. */
    List<Secret> secrets() {
        return List.copyOf(secrets);
    }

    /** The customer's DNS panel. */
    LoopbackZone zone(String domain) {
        return system.dns().orElseThrow().zone(domain);
    }

    /** The domain's page, as an open browser would fetch it. */
    Answer page(String domain) throws IOException, InterruptedException {
        return api.call("GET", "/v1/domains/" + domain, null);
    }

    /** Looks again and again at something until it is as expected. */
    Answer until(Look look, Predicate<Answer> expected, Duration patience, String what)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Answer seen = look.look();
            if (expected.test(seen)) {
                return seen;
            }
            if (System.nanoTime() > end) {
                throw new IOException("waited " + patience.toSeconds() + " s in vain for " + what + "; last seen: "
                        + seen.body());
            }
            Thread.sleep(GLANCE);
        }
    }

    /** The domain's page once its journey has come to a phase, or past it. */
    Answer untilPhase(String domain, String phase, Duration patience) throws IOException, InterruptedException {
        return until(() -> page(domain), seen -> reached(seen.text("phase"), phase), patience,
                domain + " to reach " + phase);
    }

    private static boolean reached(String now, String wanted) {
        var order = List.of("AWAIT_OWNERSHIP", "PROVISION", "AWAIT_MAILBOXES", "AWAIT_MX", "SET_UP_CLIENTS",
                "RESIDUAL", "LAUNCH_FINAL", "AWAIT_CERTIFICATE", "REPORT", "DONE");
        return order.indexOf(now) >= order.indexOf(wanted);
    }

    /** "Check now": asks the name servers; waits out the pause between two of them. */
    Answer check(String domain) throws IOException, InterruptedException {
        return api.call("POST", "/v1/domains/" + domain + "/check", Map.of());
    }

    /** Presses "check now" until the diagnosis is the expected one. */
    Answer untilDiagnosis(String domain, String kind, String code) throws IOException, InterruptedException {
        return until(() -> check(domain), seen -> seen.text("diagnosis." + kind + ".code").equals(code),
                Duration.ofSeconds(20),
                "the diagnosis " + code);
    }

    /** Tells a diagnosis as the page shows it. */
    void tellDiagnosis(Answer seen, String kind) {
        tell.say("diagnosis " + seen.text("diagnosis." + kind + ".code") + " (whose: "
                + seen.text("diagnosis." + kind + ".fault") + ")");
        tell.say("  \"" + seen.text("diagnosis." + kind + ".sentence") + "\"");
        String remedy = seen.text("diagnosis." + kind + ".remedy");
        if (!remedy.isEmpty()) {
            tell.say("  → " + remedy);
        }
        for (Map<String, @Nullable Object> row : seen.list("diagnosis." + kind + ".servers")) {
            tell.say("    " + row.get("server") + " [" + row.get("address") + "]  " + row.get("answer"));
        }
    }

    /** One look. */
    @FunctionalInterface
    interface Look {
        Answer look() throws IOException, InterruptedException;
    }
}
