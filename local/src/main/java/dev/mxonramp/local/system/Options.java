package dev.mxonramp.local.system;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How the system is to run.
 *
 * @param layout where the built project lies
 * @param template name of the template in its root
 * @param work folder for everything that is written
 * @param port of the HTTP API; 0 for a free one
 * @param resolvers of the outside world's DNS, as the template's {@code DnsResolvers}; empty for a DNS of its own
 * @param mxHosts what users enter as MX
 * @param oldUsers mailboxes of the old provider, passwords by address
 * @param parameters of the template that differ from what the system chooses
 */
public record Options(Layout layout, String template, Path work, int port, List<String> resolvers,
        List<String> mxHosts, Map<String, String> oldUsers, Map<String, String> parameters) {
    /** Zone of the mail platform's own names in the local DNS. */
    public static final String PLATFORM = "mail-platform.test";

    public Options {
        resolvers = List.copyOf(resolvers);
        mxHosts = List.copyOf(mxHosts);
        oldUsers = Map.copyOf(oldUsers);
        parameters = Map.copyOf(parameters);
    }

    /** A closed world on free ports, with its own DNS. */
    public static Options closedWorld(Layout layout, Path work) {
        return new Options(layout, "template.yaml", work, 0, List.of(),
                List.of("mx1." + PLATFORM, "mx2." + PLATFORM), Map.of(), Map.of());
    }

    /** The same with another template of the project's root. */
    public Options withTemplate(String name) {
        return new Options(layout, name, work, port, resolvers, mxHosts, oldUsers, parameters);
    }

    /** The same with these mailboxes at the old provider. */
    public Options withOldUsers(Map<String, String> users) {
        return new Options(layout, template, work, port, resolvers, mxHosts, users, parameters);
    }

    /** The same with these parameters. */
    public Options withParameters(Map<String, String> given) {
        return new Options(layout, template, work, port, resolvers, mxHosts, oldUsers, given);
    }

    /** The same on this port. */
    public Options withPort(int given) {
        return new Options(layout, template, work, given, resolvers, mxHosts, oldUsers, parameters);
    }
}
