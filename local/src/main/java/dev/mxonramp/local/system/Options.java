package dev.mxonramp.local.system;

import dev.mxonramp.dns.PublicSuffixLists;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
 * @param suffixList a public suffix list in place of the release's, as a layer brings one in the cloud; null for none
 */
public record Options(Layout layout, String template, Path work, int port, List<String> resolvers,
        List<String> mxHosts, Map<String, String> oldUsers, Map<String, String> parameters,
        @Nullable Path suffixList) {
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
                List.of("mx1." + PLATFORM, "mx2." + PLATFORM), Map.of(), Map.of(), null);
    }

    /** The same with another template of the project's root. */
    public Options withTemplate(String name) {
        return new Options(layout, name, work, port, resolvers, mxHosts, oldUsers, parameters, suffixList);
    }

    /** The same with these mailboxes at the old provider. */
    public Options withOldUsers(Map<String, String> users) {
        return new Options(layout, template, work, port, resolvers, mxHosts, users, parameters, suffixList);
    }

    /** The same with these parameters. */
    public Options withParameters(Map<String, String> given) {
        return new Options(layout, template, work, port, resolvers, mxHosts, oldUsers, given, suffixList);
    }

    /** The same with this public suffix list. */
    public Options withSuffixList(Path file) {
        return new Options(layout, template, work, port, resolvers, mxHosts, oldUsers, parameters, file);
    }

    /** What the functions' environment says otherwise than the template. */
    Map<String, String> environment() {
        return suffixList == null
                ? Map.of()
                : Map.of(PublicSuffixLists.SETTING, suffixList.toAbsolutePath().toString());
    }

    /** The same on this port. */
    public Options withPort(int given) {
        return new Options(layout, template, work, given, resolvers, mxHosts, oldUsers, parameters, suffixList);
    }
}
