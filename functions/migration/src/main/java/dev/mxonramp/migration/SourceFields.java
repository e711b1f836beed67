package dev.mxonramp.migration;

import dev.mxonramp.domain.migration.SignIn;
import dev.mxonramp.domain.migration.SignIn.TokenSecret;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.preset.SourcePreset;
import dev.mxonramp.domain.migration.preset.SourcePreset.TokenAccess;
import dev.mxonramp.domain.migration.preset.SourcePresets;
import dev.mxonramp.domain.secret.Vault;
import dev.mxonramp.lambda.Fields;
import dev.mxonramp.lambda.Problem;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what somebody says of an old mailbox. Where a provider is known, only user and secret are needed. */
public final class SourceFields {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?");
    private static final int TLS_PORT = 993;
    private static final int PLAIN_PORT = 143;

    private final SourcePresets presets;

    public SourceFields(SourcePresets presets) {
        this.presets = presets;
    }

    /**
     * What was said.
     *
     * @param secret in clear: a password, or the text of a {@link TokenSecret}
     * @param paused whether nothing is to be copied until the owner says so
     */
    record Wanted(String host, int port, Security security, String user, SignIn signIn, String secret,
            boolean paused) {
        @Override
        public String toString() {
            return "Wanted[" + host + "]";
        }
    }

    /** Reads a whole body; unknown members are refused. */
    Wanted read(Fields fields) {
        SourcePreset named = fields.optionalText("preset", 40).map(this::preset).orElse(null);
        String host = fields.optionalText("host", 253).map(SourceFields::host)
                .or(() -> Optional.ofNullable(named).map(SourcePreset::host))
                .orElseThrow(() -> Problem.invalid("host",
                        "The field 'host' is needed: the name of the old IMAP server, or name a 'preset'.")
                        .exception());
        SourcePreset preset = named == null ? presets.ofServer(host).orElse(null) : named;
        Security security = fields.optionalText("security", 20).map(SourceFields::security)
                .or(() -> Optional.ofNullable(named).map(SourcePreset::security)).orElse(Security.TLS);
        int port = fields.optionalNumber("port", 1, 65_535).map(Math::toIntExact)
                .orElse(security == Security.TLS ? TLS_PORT : PLAIN_PORT);
        String user = fields.text("user", 256);
        // Secrets: spaces at their ends belong to them.
        Optional<String> password = fields.optionalSecret("password", 1024);
        Optional<String> refreshToken = fields.optionalSecret("refreshToken", Vault.MAX_OCTETS);
        if (password.isPresent() == refreshToken.isPresent()) {
            throw Problem.invalid("password", "The field 'password' is needed: the old mailbox's password; or else "
                    + "'refreshToken', but not both.").exception();
        }
        SignIn signIn = refreshToken.isPresent() ? accessToken(fields, preset) : new SignIn.Password();
        String secret = refreshToken.map(token -> secret(token, fields)).or(() -> password).orElseThrow();
        boolean paused = fields.flag("paused", false);
        fields.done();
        return new Wanted(host, port, security, user, signIn, secret, paused);
    }

    private SourcePreset preset(String id) {
        return presets.find(id).orElseThrow(() -> Problem
                .invalid("preset", "There is no such preset. GET …/source-presets lists them.").exception());
    }

    private static SignIn accessToken(Fields fields, @Nullable SourcePreset preset) {
        TokenAccess known = preset == null ? null : preset.token();
        URI endpoint = fields.optionalText("tokenEndpoint", 1_000).map(SourceFields::endpoint)
                .or(() -> Optional.ofNullable(known).map(TokenAccess::endpoint))
                .orElseThrow(() -> Problem.invalid("tokenEndpoint",
                        "The field 'tokenEndpoint' is needed with a refresh token: where it is exchanged for access "
                                + "tokens.")
                        .exception());
        String scope = fields.optionalText("scope", 1_000).orElse(known == null ? null : known.scope());
        return new SignIn.AccessToken(endpoint, fields.text("clientId", 500), scope);
    }

    private static String secret(String refreshToken, Fields fields) {
        String clientSecret = fields.optionalSecret("clientSecret", Vault.MAX_OCTETS).orElse(null);
        String text;
        try {
            text = new TokenSecret(refreshToken, clientSecret).text();
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("refreshToken",
                    "The fields 'refreshToken' and 'clientSecret' consist of visible ASCII characters.").exception();
        }
        // ASCII: as many octets as characters.
        if (text.length() > Vault.MAX_OCTETS) {
            throw Problem.invalid("refreshToken", "The fields 'refreshToken' and 'clientSecret' have at most "
                    + (Vault.MAX_OCTETS - 1) + " characters together.").exception();
        }
        return text;
    }

    private static URI endpoint(String text) {
        try {
            URI endpoint = URI.create(text);
            boolean web = "https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme());
            if (web && endpoint.getHost() != null && endpoint.getUserInfo() == null && endpoint.getFragment() == null
                    && text.chars().allMatch(each -> each > 0x20 && each < 0x7f)) {
                return endpoint;
            }
        } catch (IllegalArgumentException e) {
            // Told below, like every other address that is none.
        }
        throw Problem.invalid("tokenEndpoint", "The field 'tokenEndpoint' must be an address with https://.")
                .exception();
    }

    private static String host(String text) {
        if (!HOST.matcher(text).matches()) {
            throw Problem.invalid("host", "The field 'host' must be the name of the old IMAP server, e.g. "
                    + "imap.example.com, without port or path.").exception();
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static Security security(String name) {
        return Arrays.stream(Security.values()).filter(each -> each.name().equals(name)).findFirst()
                .orElseThrow(() -> Problem.invalid("security", "The field 'security' must be TLS, STARTTLS or PLAIN.")
                        .exception());
    }
}
