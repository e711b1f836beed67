package dev.mxonramp.local.cli;

import dev.mxonramp.local.mail.OldProvider;
import dev.mxonramp.local.system.LocalSystem;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** What to do next, once the system is up. */
final class Guide {
    private Guide() {}

    static String text(LocalSystem system, Path work, String suffixes) {
        OldProvider old = system.oldProvider();
        String dns = system.dns().isEmpty()
                ? "  The real DNS is asked: publish records at your own DNS host."
                : """
                        Publish a record (the value is in the mail):
                          curl -X PUT %1$s/_local/dns -d '{"zone":"acme.test","name":"_onramp-challenge.acme.test",
                            "type":"TXT","ttl":20,"data":"onramp-verification=..."}'
                        """.formatted(system.api()).indent(2).stripTrailing();
        return """

                MX Onramp is up at %1$s

                  Sign up:
                    curl -X POST %1$s/v1/signups -H 'content-type: application/json' \\
                      -d '{"email":"anna@example.com","domain":"acme.test"}'
                  Read the mails that were sent: %1$s/_local/outbox
                %2$s
                  The API's description: %1$s/v1/openapi.yaml

                  New host:     IMAP %3$s, SMTP %4$s
                  Old provider: IMAP %5$s, SMTP %6$s (anna@acme.test, password anna-old; ben@acme.test, ben-old)
                  Logs:         %7$s
                  Public Suffix List: %8$s

                Ctrl-C stops everything.
                """.formatted(system.api(), dns, shown(system.newHost().imap()), shown(system.newHost().smtp()),
                shown(old.imap()), shown(old.smtp()), work.resolve("logs"), suffixes);
    }

    private static String shown(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
