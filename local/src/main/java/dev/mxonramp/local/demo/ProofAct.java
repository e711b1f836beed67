package dev.mxonramp.local.demo;

import dev.mxonramp.local.demo.ApiClient.Answer;
import dev.mxonramp.local.aws.Outbox;
import dev.mxonramp.local.aws.OutboxMail;
import dev.mxonramp.testkit.dns.LoopbackZone;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sign-up, sign-in, a wrong record, the right record, proof. */
final class ProofAct {
    static final String OWNER = "owner@partner.test";
    private static final Pattern LINK = Pattern.compile("link=([a-z2-7]{40,})");

    private final Story story;

    ProofAct(Story story) {
        this.story = story;
    }

    void play() throws IOException, InterruptedException {
        Narrator tell = story.tell;
        tell.chapter("Sign up " + Story.DOMAIN);
        Answer signed = story.api.call("POST", "/v1/signups", Map.of("email", OWNER, "domain", Story.DOMAIN));
        tell.say("verification code " + signed.text("code") + " (no token in the answer)");
        String link = links(story.system.outbox(), OWNER).getFirst();
        Answer session = story.api.call("POST", "/v1/sessions", Map.of("link", link));
        story.secret(Secret.Kind.SIGN_IN_LINK, OWNER, link);
        story.secret(Secret.Kind.BEARER_TOKEN, OWNER, session.text("token"));
        story.api.authorize(session.text("token"));
        boolean onlyOnce = story.api.send("POST", "/v1/sessions", Map.of("link", link)).status() >= 400;
        tell.proven("Sign-up and sign-in by mail", onlyOnce, "link from the outbox, good for one use");
        publish(signed.text("code"));
    }

    /** The sign-in links that were mailed to an address, in order; the mail is sent before its request is answered. */
    static List<String> links(Outbox outbox, String address) {
        return outbox.to(address).stream().map(OutboxMail::text)
                .flatMap(text -> LINK.matcher(text).results().map(found -> found.group(1))).toList();
    }

    private void publish(String code) throws IOException, InterruptedException {
        Narrator tell = story.tell;
        tell.chapter("Prove control by a TXT record");
        Answer page = story.page(Story.DOMAIN);
        for (Map<String, @Nullable Object> record : page.list("records")) {
            tell.say("publish  " + record.get("type") + "  " + record.get("name") + "  "
                    + (record.get("priority") == null ? "" : record.get("priority") + " ") + record.get("value"));
        }
        String name = "_onramp-challenge." + Story.DOMAIN;
        LoopbackZone zone = story.zone(Story.DOMAIN);
        zone.putTxt(name, 60, "onramp-verification=" + code.substring(0, 20));
        tell.say("published with a slip: the value is cut short");
        Answer wrong = story.untilDiagnosis(Story.DOMAIN, "ownership", "txt.other-value");
        story.tellDiagnosis(wrong, "ownership");
        tell.proven("A wrong value is explained", !wrong.text("diagnosis.ownership.remedy").isEmpty(),
                wrong.text("diagnosis.ownership.code"));
        zone.putTxt(name, 60, "onramp-verification=" + code);
        long published = System.nanoTime();
        tell.say("published correctly; the page stays open and looks by itself");
        Answer right = story.until(() -> story.page(Story.DOMAIN),
                seen -> !seen.text("phase").equals("AWAIT_OWNERSHIP"), Duration.ofSeconds(30), "the proof");
        double seconds = (System.nanoTime() - published) / 1e9;
        story.tellDiagnosis(right, "ownership");
        tell.proven("Ownership", seconds < 15, String.format("verified %.1f s after publication", seconds));
    }
}
