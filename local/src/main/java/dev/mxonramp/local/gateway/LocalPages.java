package dev.mxonramp.local.gateway;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.aws.Outbox;
import dev.mxonramp.local.aws.OutboxMail;
import dev.mxonramp.local.http.Answer;
import dev.mxonramp.local.http.Ask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The local pages: the outbox and the zones, each for people and as JSON. They are open to whoever sits at this machine,
 * and to no web page from elsewhere: a foreign {@code Host} or {@code Origin} is refused.
 */
public final class LocalPages implements Pages {
    private static final Pattern OWN_HOST = Pattern.compile("(127\\.0\\.0\\.1|localhost)(:[0-9]+)?");

    private final Outbox outbox;
    private final Optional<ZonePages> zones;

    public LocalPages(Outbox outbox, Optional<ZonePages> zones) {
        this.outbox = outbox;
        this.zones = zones;
    }

    @Override
    public Answer answer(Ask ask) {
        if (foreign(ask)) {
            return Answer.json(403, "{\"message\":\"These pages are for this machine's own browser.\"}");
        }
        Answer answer = switch (ask.method() + " " + ask.rawPath()) {
            case "GET /_local", "GET /_local/" -> index();
            case "GET /_local/outbox" -> wantsJson(ask) ? outboxJson(ask) : outboxPage(ask);
            case "GET /_local/dns" -> zones.map(ZonePages::list).orElse(GatewayAnswers.NOT_FOUND);
            case "PUT /_local/dns", "DELETE /_local/dns" ->
                zones.map(pages -> pages.change(ask)).orElse(GatewayAnswers.NOT_FOUND);
            default -> GatewayAnswers.NOT_FOUND;
        };
        return answer.header("cache-control", "no-store").header("x-content-type-options", "nosniff").header(
                "content-security-policy",
                "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'none'");
    }

    private static boolean foreign(Ask ask) {
        boolean host = ask.header("host").filter(name -> OWN_HOST.matcher(name).matches()).isPresent();
        boolean origin = ask.header("origin")
                .map(name -> OWN_HOST.matcher(name.replaceFirst("^http://", "")).matches()).orElse(true);
        return !host || !origin;
    }

    private static boolean wantsJson(Ask ask) {
        return ask.header("accept").filter(types -> types.contains("text/html")).isEmpty();
    }

    private Answer index() {
        String dns = zones.isPresent() ? "<li><a href=\"/_local/dns\">The zones of the local DNS (JSON)</a>" : "";
        return Html.page("This machine", "<ul><li><a href=\"/_local/outbox\">Mails that were sent</a>" + dns + "</ul>");
    }

    private List<OutboxMail> wanted(Ask ask) {
        return ask.query("to").map(outbox::to).orElseGet(outbox::mails);
    }

    private Answer outboxJson(Ask ask) {
        List<Map<String, Object>> mails = wanted(ask).stream().map(mail -> {
            var members = new LinkedHashMap<String, Object>();
            members.put("id", mail.id());
            members.put("at", mail.at().toString());
            members.put("from", mail.from());
            members.put("to", mail.to());
            members.put("subject", mail.subject());
            members.put("text", mail.text());
            members.put("html", mail.html());
            return (Map<String, Object>) members;
        }).toList();
        return Answer.json(200, Json.text(Map.of("mails", mails)));
    }

    private Answer outboxPage(Ask ask) {
        var body = new StringBuilder();
        for (OutboxMail mail : wanted(ask).reversed()) {
            body.append("<article><h2>").append(Html.escaped(mail.subject())).append("</h2><p>")
                    .append(Html.escaped(mail.at() + ", to " + String.join(", ", mail.to()))).append("</p><pre>")
                    .append(Html.withLinks(mail.text())).append("</pre></article>");
        }
        return Html.page("Outbox", body.isEmpty() ? "<p>No mail was sent yet.</p>" : body.toString());
    }
}
