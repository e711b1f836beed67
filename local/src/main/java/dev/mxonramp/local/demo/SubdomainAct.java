package dev.mxonramp.local.demo;

import dev.mxonramp.local.demo.ApiClient.Answer;
import dev.mxonramp.testkit.dns.LoopbackZone;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** A subdomain of the proven domain: no proof, its own MX. */
final class SubdomainAct {
    private static final String SHOP = "shop." + Story.DOMAIN;
    private static final String PASSWORD = "correct horse battery staple 9";

    private final Story story;

    SubdomainAct(Story story) {
        this.story = story;
    }

    void play() throws IOException, InterruptedException {
        Narrator tell = story.tell;
        tell.chapter("Another domain of the account: " + SHOP);
        long added = System.nanoTime();
        story.api.call("POST", "/v1/domains", Map.of("domain", SHOP));
        Answer page = story.untilPhase(SHOP, "AWAIT_MAILBOXES", Duration.ofSeconds(30));
        boolean inherited = page.text("inheritedFrom").equals(Story.DOMAIN);
        tell.proven("Subdomain without proof", inherited, String.format("%s is at %s after %.1f s, no TXT record", SHOP,
                page.text("phase"), (System.nanoTime() - added) / 1e9));
        story.api.call("POST", "/v1/domains/" + SHOP + "/mailboxes", Map.of("local", "orders", "password", PASSWORD));
        story.secret(Secret.Kind.NEW_PASSWORD, "orders@" + SHOP, PASSWORD);
        story.api.call("POST", "/v1/domains/" + SHOP + "/ready", Map.of());
        LoopbackZone zone = story.zone(Story.DOMAIN);
        String[] ours = page.list("records").stream().filter(each -> "MX".equals(each.get("type")))
                .map(CutOverAct::rdata).toArray(String[]::new);
        zone.put(SHOP, "MX", 300, ours);
        story.untilDiagnosis(SHOP, "mx", "mx.complete");
        Answer done = story.untilPhase(SHOP, "DONE", Duration.ofSeconds(60));
        tell.proven("Subdomain's own MX", true, SHOP + " is " + done.text("phase")
                + ": no source, so no residual wait and no migration");
    }
}
