package dev.mxonramp.lambda.evidence;

import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.claim.IssuedCodes;
import dev.mxonramp.domain.claim.VerificationCode;
import dev.mxonramp.domain.dns.CheckView;
import dev.mxonramp.domain.dns.DnsTrouble;
import dev.mxonramp.domain.dns.MxPlan;
import dev.mxonramp.domain.dns.MxView;
import dev.mxonramp.domain.dns.Reply;
import dev.mxonramp.domain.dns.TxtView;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.lambda.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a check saw, as a JSON document, and the diagnosis that it got: a case from the field becomes a test by putting
 * the document among the test's resources.
 *
 * @param view what was seen
 * @param diagnosis the stable code that it got then
 */
public record EvidenceRecord(CheckView view, String diagnosis) {
    /** The evidence with the diagnosis that it gets now. */
    public static EvidenceRecord of(CheckView view) {
        return new EvidenceRecord(view, view.diagnosis());
    }

    /** The document as plain values. */
    public Map<String, @Nullable Object> values() {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("diagnosis", diagnosis);
        values.putAll(switch (view) {
            case TxtView txt -> written(txt);
            case MxView mx -> written(mx);
        });
        return values;
    }

    /** The document. */
    public String json() {
        return Json.text(values());
    }

    /** Reads a document; a runtime exception says that it is none. */
    public static EvidenceRecord read(String json) {
        var values = new Values(Json.object(Json.read(json)));
        CheckView view = values.has("code") ? txt(values) : mx(values);
        return new EvidenceRecord(view, values.text("diagnosis"));
    }

    private static Map<String, @Nullable Object> written(TxtView view) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("domain", view.domain().ascii());
        values.put("at", view.at());
        values.put("label", view.challenge().label());
        values.put("prefix", view.challenge().prefix());
        values.put("code", view.codes().current().value());
        values.put("olderCodes", view.codes().older().stream().map(VerificationCode::value).toList());
        values.put("cut", ZoneValues.written(view.cut()));
        values.put("atName", ZoneValues.written(view.atName()));
        values.put("atDomain", ZoneValues.written(view.atDomain()));
        values.put("atTarget", view.atTarget() == null ? null : ZoneValues.written(view.atTarget()));
        values.put("wildcard", view.wildcard());
        values.put("elsewhere", view.elsewhere().stream()
                .map(place -> Map.of("name", place.name().ascii(), "reply", ReplyValues.written(place.reply())))
                .toList());
        values.put("otherTypes", view.otherTypes());
        values.put("resolver", view.resolver() == null ? null : ReplyValues.written(view.resolver()));
        values.put("unsound", written(view.unsound()));
        return values;
    }

    private static TxtView txt(Values values) {
        return new TxtView(new DomainName(values.text("domain")),
                new Challenge(values.text("label"), values.text("prefix")), codes(values),
                ZoneValues.cut(values.object("cut")), ZoneValues.observation(values.object("atName")),
                ZoneValues.observation(values.object("atDomain")),
                values.has("atTarget") ? ZoneValues.observation(values.object("atTarget")) : null,
                TxtView.Wildcard.valueOf(values.text("wildcard")),
                values.objects("elsewhere").stream().map(place -> new TxtView.Place(new DomainName(place.text("name")),
                        ReplyValues.reply(place.object("reply")))).toList(),
                values.texts("otherTypes"), resolver(values), unsound(values), Instant.parse(values.text("at")));
    }

    /** Evidence of before older codes were told apart has none. */
    private static IssuedCodes codes(Values values) {
        List<String> older = values.has("olderCodes") ? values.texts("olderCodes") : List.of();
        return new IssuedCodes(new VerificationCode(values.text("code")),
                older.stream().map(VerificationCode::new).toList());
    }

    private static Map<String, @Nullable Object> written(MxView view) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("domain", view.domain().ascii());
        values.put("at", view.at());
        values.put("plan", view.plan().hosts().stream().map(DomainName::ascii).toList());
        values.put("cut", ZoneValues.written(view.cut()));
        values.put("seen", ZoneValues.written(view.seen()));
        var targets = new LinkedHashMap<String, Object>();
        view.targets().forEach((host, target) -> targets.put(host, written(target)));
        values.put("targets", targets);
        values.put("elsewhere", view.elsewhere().stream()
                .map(place -> Map.of("name", place.name().ascii(), "reply", ReplyValues.written(place.reply())))
                .toList());
        values.put("resolver", view.resolver() == null ? null : ReplyValues.written(view.resolver()));
        values.put("unsound", written(view.unsound()));
        return values;
    }

    private static MxView mx(Values values) {
        var targets = new LinkedHashMap<String, MxView.Target>();
        Values seen = values.object("targets");
        seen.names().forEach(host -> targets.put(host, target(seen.text(host))));
        return new MxView(new DomainName(values.text("domain")),
                new MxPlan(values.texts("plan").stream().map(DomainName::new).toList()),
                ZoneValues.cut(values.object("cut")), ZoneValues.observation(values.object("seen")), targets,
                values.objects("elsewhere").stream().map(place -> new MxView.Place(new DomainName(place.text("name")),
                        ReplyValues.reply(place.object("reply")))).toList(),
                resolver(values), unsound(values), Instant.parse(values.text("at")));
    }

    private static String written(MxView.Target target) {
        return switch (target) {
            case MxView.Target.Host _ -> "host";
            case MxView.Target.Nowhere _ -> "nowhere";
            case MxView.Target.Alias(String to) -> "alias of " + to;
        };
    }

    private static MxView.Target target(String written) {
        return switch (written) {
            case "host" -> new MxView.Target.Host();
            case "nowhere" -> new MxView.Target.Nowhere();
            default -> new MxView.Target.Alias(written.substring("alias of ".length()));
        };
    }

    private static @Nullable Reply resolver(Values values) {
        return values.has("resolver") ? ReplyValues.reply(values.object("resolver")) : null;
    }

    private static @Nullable Map<String, Object> written(@Nullable DnsTrouble unsound) {
        return switch (unsound) {
            case null -> null;
            case DnsTrouble.Bogus(DomainName zone, String text) -> Map.of("zone", zone.ascii(), "bogus", text);
            case DnsTrouble.Unvalidated(DomainName zone, String detail) ->
                Map.of("zone", zone.ascii(), "unvalidated", detail);
            case DnsTrouble.Lame _,DnsTrouble.Unreachable _,DnsTrouble.Unregistered _,DnsTrouble.Ours _ ->
                throw new IllegalStateException("signatures are never " + unsound.code());
        };
    }

    private static @Nullable DnsTrouble unsound(Values values) {
        if (!values.has("unsound")) {
            return null;
        }
        Values unsound = values.object("unsound");
        var zone = new DomainName(unsound.text("zone"));
        return unsound.has("bogus")
                ? new DnsTrouble.Bogus(zone, unsound.text("bogus"))
                : new DnsTrouble.Unvalidated(zone, unsound.text("unvalidated"));
    }
}
