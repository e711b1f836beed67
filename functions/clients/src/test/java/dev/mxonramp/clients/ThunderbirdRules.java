package dev.mxonramp.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * What Thunderbird demands of an autoconfig document, as its readFromXML and InputSanitizer modules check it, and the
 * lengths that draft-ietf-mailmaint-autoconfig sets. Stricter than Thunderbird in that nothing wrong is passed over.
 */
final class ThunderbirdRules {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Set<String> SOCKETS = Set.of("SSL", "STARTTLS");
    private static final Set<String> AUTHENTICATIONS = Set.of("password-cleartext", "OAuth2");
    private static final List<String> SERVER = List.of("hostname", "port", "socketType", "authentication", "username");

    private ThunderbirdRules() {}

    /** A server as Thunderbird takes it over. */
    record Account(String type, String host, int port, String socket, String authentication, String user) {}

    /** The configuration as it is taken over. */
    record Read(String id, String domain, String name, String shortName, List<Account> incoming,
            List<Account> outgoing) {}

    static Read read(String xml) throws Exception {
        Element root = ClientsDoor.parse(xml).getDocumentElement();
        require(root.getTagName().equals("clientConfig") && root.getAttribute("version").equals("1.1"), "root");
        require(ClientsDoor.names(root).equals(List.of("emailProvider")), "emailProvider");
        Element provider = ClientsDoor.elements(root).getFirst();
        String name = label(ClientsDoor.text(provider, "displayName"), 60);
        String shortName = label(ClientsDoor.text(provider, "displayShortName"), 20);
        List<Account> incoming = accounts(provider, "incomingServer", Set.of("imap"));
        List<Account> outgoing = accounts(provider, "outgoingServer", Set.of("smtp"));
        require(!incoming.isEmpty() && !outgoing.isEmpty(), "servers");
        return new Read(host(provider.getAttribute("id")), host(ClientsDoor.text(provider, "domain")), name, shortName,
                incoming, outgoing);
    }

    private static List<Account> accounts(Element provider, String kind, Set<String> types) {
        var accounts = new ArrayList<Account>();
        for (Element server : ClientsDoor.elements(provider)) {
            if (server.getTagName().equals(kind)) {
                require(ClientsDoor.names(server).equals(SERVER), "elements of " + kind);
                accounts.add(new Account(among(types, server.getAttribute("type")),
                        host(ClientsDoor.text(server, "hostname")), port(ClientsDoor.text(server, "port")),
                        among(SOCKETS, ClientsDoor.text(server, "socketType")),
                        among(AUTHENTICATIONS, ClientsDoor.text(server, "authentication")),
                        among(Set.of("%EMAILADDRESS%"), ClientsDoor.text(server, "username"))));
            }
        }
        return accounts;
    }

    private static String label(String text, int longest) {
        require(!text.isBlank() && text.equals(text.strip()) && text.codePointCount(0, text.length()) <= longest,
                "label " + text);
        return text;
    }

    private static String host(String text) {
        require(HOST.matcher(text).matches(), "host " + text);
        return text;
    }

    private static int port(String text) {
        int port = Integer.parseInt(text);
        require(port >= 1 && port <= 65_535, "port " + text);
        return port;
    }

    private static String among(Set<String> known, String text) {
        require(known.contains(text), text + " is none of " + known);
        return text;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("Thunderbird refuses: " + what);
        }
    }
}
