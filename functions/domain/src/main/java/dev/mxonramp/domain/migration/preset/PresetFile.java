package dev.mxonramp.domain.migration.preset;

import dev.mxonramp.domain.dns.provider.DataFile;
import dev.mxonramp.domain.dns.provider.DataFile.Section;
import dev.mxonramp.domain.dns.provider.NamePattern;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.preset.SourcePreset.Auth;
import dev.mxonramp.domain.migration.preset.SourcePreset.Marks;
import dev.mxonramp.domain.migration.preset.SourcePreset.TokenAccess;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the data file of presets; its head describes it. */
final class PresetFile {
    private static final Set<String> KEYS = Set.of("name", "server", "also", "mailhost", "mx", "domain", "auth",
            "token", "scope", "connections", "together", "daily", "throttle", "advice");
    private static final int MOST_CONNECTIONS = 16;
    private static final int MOST_TOGETHER = 1_000;

    private PresetFile() {}

    /** @throws IllegalArgumentException with file, line and reason */
    static List<SourcePreset> read(String file, String text) {
        return DataFile.sections(file, text, KEYS).stream().map(PresetFile::preset).toList();
    }

    private record Server(String host, int port, Security security) {}

    private static SourcePreset preset(Section section) {
        Server server = section.one("server", PresetFile::server);
        var marks = new Marks(Set.copyOf(section.all("mailhost", value -> value)),
                section.all("mx", NamePattern::sampled), Set.copyOf(section.all("domain", PresetFile::lower)));
        return new SourcePreset(section.id(), section.one("name", value -> value), server.host(), server.port(),
                server.security(), section.all("also", NamePattern::sampled), marks,
                section.some("auth", PresetFile::auth), token(section),
                section.one("connections", PresetFile::connections),
                section.optional("together", PresetFile::together).orElse(SourcePreset.USUALLY_TOGETHER),
                section.optional("daily", Long::parseUnsignedLong).orElse(0L),
                section.all("throttle", PresetFile::lower),
                section.optional("advice", value -> value).orElse(null));
    }

    private static @Nullable TokenAccess token(Section section) {
        return section.optional("token", PresetFile::endpoint)
                .map(endpoint -> new TokenAccess(endpoint, section.one("scope", value -> value))).orElse(null);
    }

    private static Server server(String value) {
        String[] parts = value.split("\\s+");
        if (parts.length != 3) {
            throw new IllegalArgumentException("expected host, port and security: " + value);
        }
        return new Server(lower(parts[0]), Integer.parseInt(parts[1]), Security.valueOf(parts[2]));
    }

    private static Auth auth(String value) {
        return Arrays.stream(Auth.values()).filter(each -> each.label().equals(value)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no way to sign in: " + value));
    }

    private static URI endpoint(String value) {
        URI endpoint = URI.create(value);
        if (!"https".equals(endpoint.getScheme()) || endpoint.getHost() == null) {
            throw new IllegalArgumentException("not a link with https: " + value);
        }
        return endpoint;
    }

    private static int connections(String value) {
        return number(value, MOST_CONNECTIONS);
    }

    private static int together(String value) {
        return number(value, MOST_TOGETHER);
    }

    private static int number(String value, int most) {
        int number = Integer.parseInt(value);
        if (number < 1 || number > most) {
            throw new IllegalArgumentException("expected 1 to " + most + ": " + value);
        }
        return number;
    }

    private static String lower(String value) {
        if (!value.equals(value.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("expected lower case: " + value);
        }
        return value;
    }
}
