package dev.mxonramp.domain.dns.provider;

import dev.mxonramp.domain.dns.provider.DataFile.Section;
import dev.mxonramp.domain.dns.provider.Panel.Apex;
import dev.mxonramp.domain.dns.provider.Panel.Fields;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the two data files; their heads describe them. */
final class ProviderFiles {
    private static final Pattern SHOWN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} .,&>/()'+-]{0,79}");
    private static final Set<String> DNS_KEYS = Set.of("name", "ns", "with", "menu", "link", "txt", "mx", "apex",
            "appends", "dot");
    private static final Set<String> MAIL_KEYS = Set.of("name", "mx");

    private ProviderFiles() {}

    /** @throws IllegalArgumentException with file, line and reason */
    static List<DnsHost> dnsHosts(String file, String text) {
        return DataFile.sections(file, text, DNS_KEYS).stream().map(ProviderFiles::dnsHost).toList();
    }

    /** @throws IllegalArgumentException with file, line and reason */
    static List<MailHost> mailHosts(String file, String text) {
        return DataFile.sections(file, text, MAIL_KEYS).stream()
                .map(section -> new MailHost(section.id(), section.one("name", ProviderFiles::shown),
                        section.some("mx", NamePattern::sampled)))
                .toList();
    }

    private static DnsHost dnsHost(Section section) {
        var panel = new Panel(section.optional("txt", value -> fields(value, 2)).orElse(Panel.USUAL_TXT),
                section.optional("mx", value -> fields(value, 3)).orElse(Panel.USUAL_MX),
                section.optional("apex", ProviderFiles::apex).orElse(Apex.EITHER),
                section.optional("appends", ProviderFiles::flag).orElse(true),
                section.optional("dot", ProviderFiles::flag).orElse(false));
        return new DnsHost(section.id(), section.one("name", ProviderFiles::shown),
                section.some("ns", NamePattern::sampled), section.all("with", NamePattern::sampled),
                section.optional("menu", ProviderFiles::shown).orElse(null),
                section.optional("link", ProviderFiles::link).orElse(null), panel);
    }

    private static Fields fields(String value, int count) {
        List<String> names = Stream.of(value.split("\\|", -1)).map(String::strip).toList();
        if (names.size() != count) {
            throw new IllegalArgumentException("expected " + count + " fields: " + value);
        }
        String priority = count < 3 || names.get(2).equals("-") ? null : shown(names.get(2));
        return new Fields(shown(names.get(0)), shown(names.get(1)), priority);
    }

    private static Apex apex(String value) {
        return switch (value) {
            case "@" -> Apex.AT;
            case "empty" -> Apex.EMPTY;
            case "full" -> Apex.FULL;
            default -> throw new IllegalArgumentException("expected @, empty or full: " + value);
        };
    }

    private static boolean flag(String value) {
        return switch (value) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException("expected yes or no: " + value);
        };
    }

    private static URI link(String value) {
        URI link = URI.create(value);
        if (!"https".equals(link.getScheme()) || link.getHost() == null
                || !link.getHost().equals(link.getHost().toLowerCase(Locale.ROOT)) || link.getUserInfo() != null) {
            throw new IllegalArgumentException("not a link with https: " + value);
        }
        return link;
    }

    private static String shown(String value) {
        if (!SHOWN.matcher(value).matches()) {
            throw new IllegalArgumentException("not a text to be shown: " + value);
        }
        return value;
    }
}
