package dev.mxonramp.migration;

import dev.mxonramp.domain.migration.Blobs;
import dev.mxonramp.domain.migration.Blobs.BlobKey;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.copy.Doors;
import dev.mxonramp.domain.migration.copy.Plan;
import dev.mxonramp.domain.migration.copy.PlanEstimate;
import dev.mxonramp.domain.migration.preset.SourcePreset;
import dev.mxonramp.domain.migration.preset.SourcePresets;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.lambda.PlanJson;
import dev.mxonramp.lambda.SourceJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Draws plans up, and keeps the latest of each mailbox. Nothing is written at either mail server. */
public final class Plans {
    /** Within the time of a request. */
    static final Duration TIME = Duration.ofSeconds(20);

    private final Doors doors;
    private final SourcePresets presets;
    private final Blobs blobs;
    private final InstantSource clock;

    public Plans(Doors doors, SourcePresets presets, Blobs blobs, InstantSource clock) {
        this.doors = doors;
        this.presets = presets;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** A plan of a mailbox as a JSON text. */
    String draw(Source source) {
        var mailbox = new MailboxKey(source.account(), source.mailbox());
        Instant now = clock.instant();
        Instant end = now.plus(TIME);
        Plan plan = Plan.of(mailbox, doors, () -> clock.instant().isAfter(end));
        String text = Json.text(json(plan, source, now));
        blobs.put(key(mailbox), text.getBytes(StandardCharsets.UTF_8));
        return text;
    }

    /** The latest plan, unless the mailbox has another source by now, or something else is wanted of it. */
    Optional<String> latest(Source source) {
        return blobs.get(key(new MailboxKey(source.account(), source.mailbox())))
                .map(octets -> new String(octets, StandardCharsets.UTF_8)).filter(text -> {
                    Map<String, @Nullable Object> plan = read(text);
                    return source.host().equals(plan.get("host")) && source.user().equals(plan.get("user"))
                            && read(Json.text(SourceJson.choice(source.choice()))).equals(plan.get("choice"));
                });
    }

    private static Map<String, @Nullable Object> read(String text) {
        return Json.object(Json.read(text));
    }

    private static BlobKey key(MailboxKey mailbox) {
        return new BlobKey("plans/" + mailbox.account().value() + "/" + mailbox.mailboxId() + ".json");
    }

    private Map<String, @Nullable Object> json(Plan plan, Source source, Instant at) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("host", source.host());
        json.put("user", source.user());
        json.put("choice", SourceJson.choice(source.choice()));
        json.put("at", at);
        json.putAll(PlanJson.figures(plan, estimate(plan, source)));
        json.put("folders", plan.folders().stream().map(Plans::folder).toList());
        json.put("leftOut", plan.leftOut().stream()
                .map(each -> Map.of("source", each.source(), "why", each.why())).toList());
        return json;
    }

    private static @Nullable Long known(OptionalLong value) {
        return value.isPresent() ? (Long) value.getAsLong() : null;
    }

    private PlanEstimate estimate(Plan plan, Source source) {
        return PlanEstimate.of(plan,
                presets.ofServer(source.host()).map(SourcePreset::octetsPerDay).orElse(Long.MAX_VALUE));
    }

    private static Map<String, @Nullable Object> folder(Plan.Folder folder) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("source", folder.source());
        json.put("target", folder.target());
        json.put("messages", known(folder.messages()));
        json.put("octets", known(folder.octets()));
        json.put("tooLarge", folder.tooLarge());
        json.put("collides", folder.collides());
        json.put("note", folder.note());
        return json;
    }
}
