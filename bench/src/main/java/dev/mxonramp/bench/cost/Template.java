package dev.mxonramp.bench.cost;

import dev.mxonramp.local.template.TemplateReader;
import dev.mxonramp.local.template.Wiring;
import java.nio.file.Path;
import java.util.Map;

/** The repository's template, with values for what has no default. */
final class Template {
    private static final Map<String, String> PARAMETERS = Map.of("PublicUrl", "https://onramp.example.com",
            "SenderAddress", "onramp@example.com", "MxHosts", "mx1.example.com,mx2.example.com", "MailHostUrl",
            "http://127.0.0.1:8000", "MailHostSecret",
            "arn:aws:secretsmanager:us-east-1:000000000000:secret:mailhost-a1b2c3", "MailHostImapHost",
            "imap.example.com", "ClientImapHost", "imap.example.com", "ClientSmtpHost", "smtp.example.com");

    private Template() {}

    static Wiring wiring(Path root) {
        return new TemplateReader(root).read(PARAMETERS);
    }
}
