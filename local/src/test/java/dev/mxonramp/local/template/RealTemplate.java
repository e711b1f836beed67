package dev.mxonramp.local.template;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The repository's own template, with values for what has no default. */
public final class RealTemplate {
    private static final Map<String, String> PARAMETERS = Map.of("PublicUrl", "http://localhost:8080", "SenderAddress",
            "onramp@example.com", "MxHosts", "mx1.example.com,mx2.example.com", "MailHostUrl", "http://127.0.0.1:8000",
            "MailHostSecret", "arn:aws:secretsmanager:us-east-1:000000000000:secret:mailhost-a1b2c3",
            "MailHostImapHost", "imap.example.com", "ClientImapHost", "imap.example.com", "ClientSmtpHost",
            "smtp.example.com", "ReservedNamesAllowed", "test");

    private RealTemplate() {}

    /** The repository's folder. */
    public static Path root() {
        return Path.of(System.getProperty("onramp.root", "..")).toAbsolutePath().normalize();
    }

    /** The template, resolved. */
    public static Wiring wiring() {
        return wiring(Map.of());
    }

    /** The template, resolved with these parameters over the usual ones. */
    public static Wiring wiring(Map<String, String> parameters) {
        var all = new LinkedHashMap<>(PARAMETERS);
        all.putAll(parameters);
        return new TemplateReader(root()).read(all);
    }
}
