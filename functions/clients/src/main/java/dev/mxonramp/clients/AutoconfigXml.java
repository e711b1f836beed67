package dev.mxonramp.clients;

import dev.mxonramp.domain.client.ClientSettings;
import dev.mxonramp.domain.client.ClientSettings.Server;

/** The autoconfig document, version 1.1 (draft-ietf-mailmaint-autoconfig), as Thunderbird and others read it. */
record AutoconfigXml(ClientSettings settings) {
    /** @param domain of the address asked about, or the provider's own where none was */
    String of(String domain) {
        return Markup.xml(xml -> xml.element("clientConfig",
                config -> config.attributes("version", "1.1").element("emailProvider", provider -> {
                    provider.attributes("id", domain);
                    provider.element("domain", domain);
                    provider.element("displayName", settings.brand());
                    provider.element("displayShortName", settings.shortBrand());
                    server(provider, "incomingServer", "imap", settings.imap(), "SSL");
                    server(provider, "outgoingServer", "smtp", settings.smtp(), "SSL");
                    Server startTls = settings.startTls();
                    if (startTls != null) {
                        server(provider, "outgoingServer", "smtp", startTls, "STARTTLS");
                    }
                })));
    }

    private static void server(Markup xml, String element, String type, Server server, String socketType) {
        xml.element(element, inner -> inner.attributes("type", type).element("hostname", server.host().ascii())
                .element("port", Integer.toString(server.port())).element("socketType", socketType)
                .element("authentication", "password-cleartext").element("username", "%EMAILADDRESS%"));
    }
}
