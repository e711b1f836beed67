package dev.mxonramp.mailboxes;

import dev.mxonramp.aws.Clients;
import dev.mxonramp.aws.MailHostToken;
import dev.mxonramp.domain.mailbox.MailHost;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.mailhost.JamesMailHost;
import java.net.URI;
import java.time.InstantSource;

/** The mail host as the environment names it: {@code MAILHOST_URL} and {@code MAILHOST_SECRET}. */
final class MailHostWiring {
    private MailHostWiring() {}

    static MailHost mailHost(Environment env, Clients clients) {
        return new JamesMailHost(URI.create(env.required("MAILHOST_URL")),
                new MailHostToken(clients, env.required("MAILHOST_SECRET"), InstantSource.system()));
    }
}
