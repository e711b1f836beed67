package dev.mxonramp.domain.migration.preset;

import dev.mxonramp.domain.dns.provider.MailHost;
import dev.mxonramp.domain.dns.provider.Providers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The presets of all providers that are known, and who of them it is. */
public final class SourcePresets {
    private static final String FILE = "source-presets.txt";

    private final List<SourcePreset> all;
    private final Providers providers;

    SourcePresets(List<SourcePreset> all, Providers providers) {
        this.all = List.copyOf(all);
        this.providers = providers;
    }

    /** Reads the data file beside this class. */
    public static SourcePresets load(Providers providers) {
        return new SourcePresets(read(), providers);
    }

    /** The words in lower case by which any of the providers asks to wait. */
    public static List<String> throttles() {
        return read().stream().flatMap(each -> each.throttles().stream()).distinct().toList();
    }

    private static List<SourcePreset> read() {
        try (InputStream in = SourcePresets.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the jar has no " + FILE);
            }
            return PresetFile.read(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All, in the file's order. */
    public List<SourcePreset> all() {
        return all;
    }

    /** One by its id. */
    public Optional<SourcePreset> find(String id) {
        return first(each -> each.id().equals(id));
    }

    /** Whose server this is. */
    public Optional<SourcePreset> ofServer(String host) {
        String name = plain(host);
        return first(each -> each.isServer(name));
    }

    /** How many connections may be open to one mailbox at a server: so many, unless its provider is known to bear fewer. */
    public int connections(String host, int usual) {
        return ofServer(host).map(each -> Math.min(each.connections(), usual)).orElse(usual);
    }

    /** How many connections may be open to a server at the same time, to all mailboxes together. */
    public int together(String host) {
        return ofServer(host).map(SourcePreset::together).orElse(SourcePreset.USUALLY_TOGETHER);
    }

    /** What is the same for all names of a provider's server, and for no other server. */
    public String service(String host) {
        return ofServer(host).map(SourcePreset::id).orElse(plain(host));
    }

    /** Whose addresses are of this domain. */
    public Optional<SourcePreset> ofDomain(String domain) {
        String name = plain(domain);
        return first(each -> each.marks().domains().contains(name));
    }

    /**
     * Who received mail at these targets of MX records: one provider that all of them mean; none where one is nobody's
     * that is known, since a wrong server misleads.
     */
    public Optional<SourcePreset> ofMx(Collection<String> targets) {
        List<String> names = targets.stream().map(SourcePresets::plain).toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        return first(each -> names.stream()
                .allMatch(name -> each.marks().mx().stream().anyMatch(pattern -> pattern.matches(name))))
                .or(() -> ofMailHosts(providers.mailHosts(names)));
    }

    private Optional<SourcePreset> ofMailHosts(List<MailHost> hosts) {
        return hosts.size() == 1
                ? first(each -> each.marks().mailHosts().contains(hosts.getFirst().id()))
                : Optional.empty();
    }

    private Optional<SourcePreset> first(Predicate<SourcePreset> wanted) {
        return all.stream().filter(wanted).findFirst();
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
