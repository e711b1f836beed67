package dev.mxonramp.local.demo;

import dev.mxonramp.local.demo.ApiClient.Answer;
import dev.mxonramp.testkit.dns.LoopbackZone;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Mailboxes and their sources, the MX change with its stumbles, client settings. */
final class CutOverAct {
    private final Story story;
    private final List<Customer> customers;

    CutOverAct(Story story, List<Customer> customers) {
        this.story = story;
        this.customers = customers;
    }

    void mailboxes() throws IOException, InterruptedException {
        Narrator tell = story.tell;
        tell.chapter("Mailboxes, before the MX change");
        story.untilPhase(Story.DOMAIN, "AWAIT_MAILBOXES", Duration.ofSeconds(60));
        String path = "/v1/domains/" + Story.DOMAIN + "/mailboxes";
        for (Customer each : customers) {
            story.api.call("POST", path, Map.of("local", each.local(), "password", each.newPassword()));
            story.secret(Secret.Kind.NEW_PASSWORD, each.address(), each.newPassword());
            tell.say("created " + each.address());
        }
        story.api.call("PUT", path + "/ann/aliases/info", null);
        Answer listed = story.api.call("GET", path, null);
        tell.proven("Mailboxes", listed.list("mailboxes").size() == customers.size(),
                customers.size() + " mailboxes, alias info@" + Story.DOMAIN);
    }

    void sources() throws IOException, InterruptedException {
        Narrator tell = story.tell;
        tell.chapter("The old mailboxes: pre-copy begins at once");
        for (Customer each : customers) {
            story.api.call("PUT", "/v1/domains/" + Story.DOMAIN + "/mailboxes/" + each.local() + "/source",
                    Map.of("host", story.system.oldProvider().imap().getHostString(), "port",
                            story.system.oldProvider().imap().getPort(),
                            "security", "PLAIN", "user", each.address(), "password", each.oldPassword()));
            story.secret(Secret.Kind.OLD_PASSWORD, each.address(), each.oldPassword());
            tell.say("source of " + each.address() + " set; the password is never shown again");
        }
    }

    void switchMx() throws IOException, InterruptedException {
        Narrator tell = story.tell;
        tell.chapter("The MX change");
        story.api.call("POST", "/v1/domains/" + Story.DOMAIN + "/ready", Map.of());
        LoopbackZone zone = story.zone(Story.DOMAIN);
        story.tellDiagnosis(story.untilDiagnosis(Story.DOMAIN, "mx", "mx.other"), "mx");
        List<String> ours = ours(story.page(Story.DOMAIN));
        zone.put(Story.DOMAIN, "MX", 20, "10 mail.oldhost.test.", ours.getFirst());
        tell.say("changed with a slip: the old server is still listed");
        story.tellDiagnosis(story.untilDiagnosis(Story.DOMAIN, "mx", "mx.split"), "mx");
        zone.put(Story.DOMAIN, "MX", 300, ours.toArray(String[]::new));
        long published = System.nanoTime();
        Answer right = story.untilDiagnosis(Story.DOMAIN, "mx", "mx.complete");
        story.tellDiagnosis(right, "mx");
        tell.proven("MX", true, String.format("old, split, complete: seen %.1f s after the change",
                (System.nanoTime() - published) / 1e9));
    }

    private static List<String> ours(Answer page) {
        return page.list("records").stream().filter(each -> "MX".equals(each.get("type")))
                .map(CutOverAct::rdata).toList();
    }

    /** A record that the page asks for, as the panel takes it. */
    static String rdata(Map<String, @Nullable Object> record) {
        return record.get("priority") + " " + record.get("value") + ".";
    }

    void clients() throws IOException, InterruptedException {
        Narrator tell = story.tell;
        tell.chapter("Mail clients");
        Answer xml = story.api.call("GET", "/mail/config-v1.1.xml?emailaddress=ann@" + Story.DOMAIN, null);
        Answer json = story.api.call("GET", "/v1/clients/ann@" + Story.DOMAIN, null);
        xml.body().lines().filter(line -> line.contains("Server") || line.contains("hostname"))
                .forEach(line -> tell.say("  " + line.strip()));
        tell.proven("Client settings",
                xml.body().contains("<clientConfig") && json.body().contains("ann@" + Story.DOMAIN),
                "Thunderbird autoconfig and JSON, without a token");
    }

    void residual() throws IOException, InterruptedException {
        Narrator tell = story.tell;
        tell.chapter("Residual mail: old MX records still bring mail to the old host");
        Answer page = story.until(() -> story.page(Story.DOMAIN), seen -> !seen.text("residualAt").isEmpty(),
                Duration.ofSeconds(20), "the residual instant");
        Instant until = Instant.parse(page.text("residualAt"));
        tell.say("old TTL 20 s: old mail may arrive until " + until);
        while (Instant.now().isBefore(until)) {
            long left = Duration.between(Instant.now(), until).toSeconds() + 1;
            if (left % 5 == 0) {
                tell.say("  " + left + " s left");
            }
            Thread.sleep(1000);
        }
        Answer after = story.untilPhase(Story.DOMAIN, "LAUNCH_FINAL", Duration.ofSeconds(60));
        tell.proven("Residual clock", true, "passed at " + until + ", now " + after.text("phase"));
    }
}
