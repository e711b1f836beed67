package dev.mxonramp.clients;

import dev.mxonramp.domain.client.ClientSettings;
import dev.mxonramp.domain.client.ClientSettings.Server;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.lambda.ClientPaths;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A mailbox's settings for people: one document without script, image or font, whose content security policy allows its
 * own style sheet and nothing else.
 */
final class SetUpPage {
    private static final String STYLE = style();
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + Sha256.base64(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final ClientSettings settings;
    private final Guides guides;
    private final URI users;

    /** @param users where people reach this deployment, without a slash at the end */
    SetUpPage(ClientSettings settings, URI users) {
        this.settings = settings;
        this.guides = new Guides(settings);
        this.users = users;
    }

    HttpResponse answer(HttpRequest request, MailAddress address) {
        return Cached.answer(request, "text/html; charset=utf-8", html(address))
                .header("content-security-policy", POLICY).header("referrer-policy", "no-referrer");
    }

    private String html(MailAddress address) {
        return Markup.html(page -> page.element("html", html -> html.attributes("lang", "en", "dir", "ltr")
                .element("head", head -> head(head, address)).element("body", body -> {
                    body.element("header", header -> header(header, address));
                    body.element("main", main -> main(main, address));
                })));
    }

    private void head(Markup head, MailAddress address) {
        head.empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .empty("meta", "name", "robots", "content", "noindex")
                .element("title", "Set up " + address + " – " + settings.brand()).element("style", STYLE);
    }

    private void header(Markup header, MailAddress address) {
        header.element("p", brand -> brand.attributes("class", "brand").text(settings.brand()));
        header.element("h1", "Set up your mail program");
        header.element("p", lead -> lead.attributes("class", "lead").text("For ")
                .element("b", bold -> bold.attributes("class", "address").text(address.toString()))
                .text(". Most programs find these settings from the address alone. If yours asks, here they are."));
    }

    private void main(Markup main, MailAddress address) {
        section(main, "settings", "The settings", inner -> inner.element("div", wide -> {
            // A table that is wider than a phone scrolls by itself, by keyboard too.
            wide.attributes("class", "scroll", "tabindex", "0", "role", "region", "aria-labelledby", "settings");
            wide.element("table", table -> table(table, address));
        }));
        section(main, "phone", "On a phone or tablet", inner -> {
            inner.element("p", "Point the camera at this code to open this page there.");
            QrSvg.write(inner, users + ClientPaths.page(address.toString()), "QR code with the address of this page");
        });
        section(main, "programs", "Step by step", inner -> inner.element("div",
                list -> guides.write(list.attributes("class", "programs"), address)));
    }

    private static void section(Markup main, String id, String title, Consumer<Markup> content) {
        main.element("section", section -> {
            section.attributes("aria-labelledby", id);
            section.element("h2", heading -> heading.attributes("id", id).text(title));
            content.accept(section);
        });
    }

    private void table(Markup table, MailAddress address) {
        table.element("thead", head -> head.element("tr", row -> {
            row.element("td", "");
            column(row, "Incoming mail (IMAP)");
            column(row, "Outgoing mail (SMTP)");
        }));
        table.element("tbody", body -> {
            row(body, "Server", settings.imap().host().ascii(), settings.smtp().host().ascii());
            row(body, "Port", port(settings.imap()), port(settings.smtp()));
            row(body, "Security", "SSL/TLS", "SSL/TLS");
            row(body, "User name", address.toString(), address.toString());
            row(body, "Password", "that of the mailbox", "the same");
            Server startTls = settings.startTls();
            if (startTls != null) {
                row(body, "Without SSL/TLS", "–", "port " + port(startTls) + " with STARTTLS");
            }
        });
    }

    private static void column(Markup row, String title) {
        row.element("th", cell -> cell.attributes("scope", "col").text(title));
    }

    private static void row(Markup body, String title, String incoming, String outgoing) {
        body.element("tr", row -> row.element("th", cell -> cell.attributes("scope", "row").text(title))
                .element("td", incoming).element("td", outgoing));
    }

    private static String port(Server server) {
        return Integer.toString(server.port());
    }

    private static String style() {
        try (InputStream in = SetUpPage.class.getResourceAsStream("set-up.css")) {
            if (in == null) {
                throw new IllegalStateException("the zip has no set-up.css");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
