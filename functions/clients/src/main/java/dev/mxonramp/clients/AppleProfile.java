package dev.mxonramp.clients;

import dev.mxonramp.domain.client.ClientSettings;
import dev.mxonramp.domain.client.ClientSettings.Server;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * A configuration profile for iPhone, iPad and Mac with one mail account (Apple, Device Management: {@code TopLevel} and
 * {@code Mail}). It holds no password: the device asks for it. A profile with the same identifiers takes the place of
 * the one installed before, so both are made from the address.
 */
record AppleProfile(ClientSettings settings) {
    static final String TYPE = "application/x-apple-aspen-config";

    private static final String DOCTYPE = "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" "
            + "\"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">";

    /** What the file is called: nothing in it can end a header's parameter, or lead to another folder. */
    static String fileName(MailAddress address) {
        return address.toString().replaceAll("[^A-Za-z0-9.@_-]", "_").replaceAll("^\\.+", "") + ".mobileconfig";
    }

    String of(MailAddress address) {
        return Markup.xml(xml -> xml.doctype(DOCTYPE).element("plist",
                plist -> plist.attributes("version", "1.0").element("dict", profile -> {
                    text(profile, "PayloadType", "Configuration");
                    head(profile, "profile", address);
                    text(profile, "PayloadDescription", "Sets up the mailbox " + address + ".");
                    text(profile, "PayloadOrganization", settings.brand());
                    flag(profile, "PayloadRemovalDisallowed", false);
                    profile.element("key", "PayloadContent").element("array",
                            array -> array.element("dict", account -> account(account, address)));
                })));
    }

    private void account(Markup account, MailAddress address) {
        text(account, "PayloadType", "com.apple.mail.managed");
        head(account, "mail", address);
        text(account, "EmailAccountDescription", settings.brand());
        text(account, "EmailAccountType", "EmailTypeIMAP");
        text(account, "EmailAddress", address.toString());
        server(account, "IncomingMailServer", settings.imap(), address);
        server(account, "OutgoingMailServer", settings.smtp(), address);
        flag(account, "OutgoingPasswordSameAsIncomingPassword", true);
    }

    private void head(Markup dict, String part, MailAddress address) {
        String identifier = reversed(settings.imap().host()) + "." + part + "." + address;
        text(dict, "PayloadIdentifier", identifier);
        text(dict, "PayloadUUID", UUID.nameUUIDFromBytes(identifier.getBytes(StandardCharsets.UTF_8)).toString());
        dict.element("key", "PayloadVersion").element("integer", "1");
        text(dict, "PayloadDisplayName", settings.brand() + ": " + address);
    }

    private static void server(Markup account, String prefix, Server server, MailAddress address) {
        text(account, prefix + "HostName", server.host().ascii());
        account.element("key", prefix + "PortNumber").element("integer", Integer.toString(server.port()));
        flag(account, prefix + "UseSSL", true);
        text(account, prefix + "Username", address.toString());
        text(account, prefix + "Authentication", "EmailAuthPassword");
    }

    private static void text(Markup dict, String key, String value) {
        dict.element("key", key).element("string", value);
    }

    private static void flag(Markup dict, String key, boolean value) {
        dict.element("key", key).empty(Boolean.toString(value));
    }

    /** Identifiers begin with the name of who gives them, read backwards. */
    private static String reversed(DomainName host) {
        List<String> labels = new ArrayList<>(host.labels());
        Collections.reverse(labels);
        return String.join(".", labels);
    }
}
