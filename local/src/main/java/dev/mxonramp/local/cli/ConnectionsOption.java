package dev.mxonramp.local.cli;

import dev.mxonramp.domain.dns.provider.Providers;
import dev.mxonramp.domain.migration.copy.ConnectionLimits;
import dev.mxonramp.domain.migration.preset.SourcePresets;
import org.jspecify.annotations.Nullable;

/** How many connections a migration opens to its two servers. */
final class ConnectionsOption {
    private ConnectionsOption() {}

    /**
     * What was typed, for both sides; else what is usual, or less where a server's provider is known to bear less.
     *
     * @param typed null if nothing was
     * @param from the old server's name
     * @param to the new server's name
     * @throws IllegalArgumentException if it is no such number
     */
    static ConnectionLimits limits(@Nullable Integer typed, String from, String to) {
        if (typed != null) {
            return new ConnectionLimits(typed, typed);
        }
        var presets = SourcePresets.load(Providers.load());
        ConnectionLimits usual = ConnectionLimits.DEFAULT;
        return new ConnectionLimits(presets.connections(from, usual.source()), presets.connections(to, usual.target()));
    }
}
