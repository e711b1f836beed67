package dev.mxonramp.clients;

import dev.mxonramp.domain.client.ClientSettings;
import dev.mxonramp.domain.client.ClientSettings.Server;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.lambda.ClientPaths;
import java.util.List;

/** How a mailbox is set up in the mail programs that most people have. */
record Guides(ClientSettings settings) {
    /** Writes one part for each program. */
    void write(Markup html, MailAddress address) {
        apple(html, address);
        steps(html, "Android: Gmail app", List.of(
                "Open Gmail, tap your picture, then “Add another account” and “Other”.",
                "Enter " + address + ", tap “Next”, choose “Personal (IMAP)” and enter the password.",
                "Incoming server: " + server(settings.imap()) + ", security type SSL/TLS.",
                "Outgoing server: " + server(settings.smtp()) + ", security type SSL/TLS. Sign-in is required."));
        steps(html, "Outlook", List.of("Open “File”, then “Add Account”; in the new Outlook “Settings”, “Accounts”.",
                "Enter " + address + " and let it look. If it asks for the kind of account, choose “IMAP”.",
                "Incoming: " + server(settings.imap()) + ", encryption SSL/TLS. Outgoing: " + server(settings.smtp())
                        + ", encryption SSL/TLS.",
                "Leave “Require logon using Secure Password Authentication (SPA)” off."));
        steps(html, "Thunderbird", List.of("Open the menu, then “New Account” and “Email”.",
                "Enter your name, " + address + " and the password, and go on: it finds the rest by itself.",
                "If it does not: IMAP " + server(settings.imap()) + ", SMTP " + server(settings.smtp())
                        + ", both with SSL/TLS and a normal password."));
    }

    private void apple(Markup html, MailAddress address) {
        html.element("section", part -> {
            part.attributes("class", "program");
            part.element("h3", "iPhone, iPad, and Apple Mail on a Mac");
            part.element("p", link -> link.element("a", anchor -> anchor
                    .attributes("class", "button", "href", ClientPaths.appleProfile(address.toString()))
                    .text("Download the profile")));
            list(part, List.of("Download the profile on that device, in Safari.",
                    "iPhone and iPad: open Settings, tap “Profile Downloaded”, then “Install”. Mac: open the file, then"
                            + " System Settings, “General”, “Device Management”.",
                    "Enter the password of the mailbox when it is asked for. The profile holds none."));
        });
    }

    private static void steps(Markup html, String title, List<String> steps) {
        html.element("section", part -> {
            part.attributes("class", "program");
            part.element("h3", title);
            list(part, steps);
        });
    }

    private static void list(Markup html, List<String> steps) {
        html.element("ol", list -> steps.forEach(step -> list.element("li", step)));
    }

    private static String server(Server server) {
        return server.host() + ", port " + server.port();
    }
}
