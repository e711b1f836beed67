package dev.mxonramp.migration;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.MxSet;
import dev.mxonramp.domain.migration.preset.SourcePreset;
import dev.mxonramp.domain.migration.preset.SourcePreset.Auth;
import dev.mxonramp.domain.migration.preset.SourcePresets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of common providers, as JSON. */
public final class PresetViews {
    private final SourcePresets presets;

    public PresetViews(SourcePresets presets) {
        this.presets = presets;
    }

    /** All presets, those first that a domain's old MX records mean. */
    Map<String, @Nullable Object> of(Claim claim) {
        List<String> oldTargets = claim.oldMx().stream().max(Comparator.comparing(MxSet::lastSeenAt))
                .map(each -> each.records().stream().map(record -> record.substring(record.indexOf(' ') + 1)).toList())
                .orElse(List.of());
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("domain", claim.key().domain());
        json.put("suggested", presets.ofMx(oldTargets).map(SourcePreset::id).orElse(null));
        var all = new ArrayList<Map<String, @Nullable Object>>();
        presets.all().forEach(each -> all.add(json(each)));
        json.put("presets", all);
        return json;
    }

    private static Map<String, @Nullable Object> json(SourcePreset preset) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", preset.id());
        json.put("name", preset.name());
        json.put("host", preset.host());
        json.put("port", preset.port());
        json.put("security", preset.security());
        json.put("auth", preset.auth().stream().map(Auth::label).toList());
        if (preset.token() != null) {
            json.put("tokenEndpoint", preset.token().endpoint().toString());
            json.put("scope", preset.token().scope());
        }
        json.put("connections", preset.connections());
        json.put("advice", preset.advice());
        return json;
    }
}
