package dev.mxonramp.clients;

import dev.mxonramp.domain.client.ClientSettings;
import dev.mxonramp.domain.client.ClientSettings.Server;
import dev.mxonramp.domain.name.MailAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Outlook's answers (MS-OXDSCLI 2.2.4): the order of the elements is the published one.
 *
 * @param settings what clients are told
 */
record AutodiscoverXml(ClientSettings settings) {
    private static final String ROOT = "http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006";
    private static final String INVALID = "600";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The settings for an address. */
    String account(MailAddress address) {
        return document(root -> root.element("Response", response -> {
            response.attributes("xmlns", AutodiscoverRequest.ANSWER);
            response.element("User", user -> user.element("DisplayName", address.toString()));
            response.element("Account", account -> {
                account.element("AccountType", "email").element("Action", "settings");
                protocol(account, "IMAP", settings.imap(), address);
                protocol(account, "SMTP", settings.smtp(), address);
            });
        }));
    }

    /**
     * That a request was none.
     *
     * @param at when, for whoever looks for it in a log
     * @param id of the deployment that answers
     */
    String error(Instant at, int id, String message) {
        return document(root -> root.element("Response",
                response -> response.element("Error",
                        error -> error.attributes("Time", CLOCK.format(at), "Id", Integer.toUnsignedString(id))
                                .element("ErrorCode", INVALID).element("Message", message)
                                .element("DebugData", ""))));
    }

    private static String document(Consumer<Markup> content) {
        return Markup.xml(xml -> xml.element("Autodiscover", root -> content.accept(root.attributes("xmlns", ROOT))));
    }

    /** SPA that is absent would mean on. */
    private static void protocol(Markup account, String type, Server server, MailAddress address) {
        account.element("Protocol",
                protocol -> protocol.element("Type", type).element("Server", server.host().ascii())
                        .element("Port", Integer.toString(server.port())).element("DomainRequired", "off")
                        .element("LoginName", address.toString()).element("SPA", "off").element("SSL", "on")
                        .element("AuthRequired", "on"));
    }
}
