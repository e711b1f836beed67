package dev.mxonramp.lambda;

import dev.mxonramp.domain.client.ClientSettings;
import dev.mxonramp.domain.client.ClientSettings.Server;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The document of PACC as draft-ietf-mailmaint-pacc-03 has it, and the TXT record that vouches for exactly its octets.
 * Both are made here, so that what is served and what owners are asked to publish cannot differ. The document knows no
 * ports: a server is named only if it listens where the draft says, and submission is called {@code submit} there.
 *
 * @param text the document; it is served in UTF-8
 */
public record PaccDocument(String text) {
    private static final int IMAPS = 993;
    private static final int SUBMISSIONS = 465;

    /** The document of a deployment; empty if it offers nothing that the document could name. */
    public static Optional<PaccDocument> of(ClientSettings settings) {
        var protocols = new LinkedHashMap<String, @Nullable Object>();
        if (settings.jmap() != null) {
            protocols.put("jmap", Map.of("url", "https://" + settings.jmap() + "/.well-known/jmap"));
        }
        host(protocols, "imap", settings.imap(), IMAPS);
        host(protocols, "submit", settings.smtp(), SUBMISSIONS);
        if (protocols.isEmpty()) {
            return Optional.empty();
        }
        var provider = new LinkedHashMap<String, @Nullable Object>();
        provider.put("name", settings.brand());
        provider.put("shortName", settings.shortBrand());
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("protocols", protocols);
        document.put("authentication", Map.of("password", true));
        document.put("info", Map.of("provider", provider));
        return Optional.of(new PaccDocument(Json.text(document)));
    }

    private static void host(Map<String, @Nullable Object> protocols, String name, Server server, int port) {
        if (server.port() == port) {
            protocols.put(name, Map.of("host", server.host()));
        }
    }

    /** The value of the TXT record at {@code _ua-auto-config}. */
    public String digest() {
        return "v=UAAC1; a=sha256; d=" + Sha256.base64(text);
    }
}
