package dev.mxonramp.domain.dns.provider;

import dev.mxonramp.domain.name.DomainName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Names the companies behind name servers and MX targets. A wrong name misleads, so in doubt there is none. */
public final class Providers {
    private static final String DNS_FILE = "dns-hosts.txt";
    private static final String MAIL_FILE = "mail-hosts.txt";

    /** Most domains stand at the name servers of few hosts, and to recognise them takes hundreds of patterns. */
    private static final int REMEMBERED = 1_000;

    private final List<DnsHost> dns;
    private final List<MailHost> mail;
    private final Map<Set<String>, List<DnsHost>> known = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Set<String>, List<DnsHost>> eldest) {
            return size() > REMEMBERED;
        }
    });

    Providers(List<DnsHost> dns, List<MailHost> mail) {
        this.dns = List.copyOf(dns);
        this.mail = List.copyOf(mail);
    }

    /** Reads the data files beside this class. */
    public static Providers load() {
        return new Providers(ProviderFiles.dnsHosts(DNS_FILE, text(DNS_FILE)),
                ProviderFiles.mailHosts(MAIL_FILE, text(MAIL_FILE)));
    }

    private static String text(String file) {
        try (InputStream in = Providers.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the jar has no " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Who hosts a zone with these name servers: one company; several, if each server is somebody's and they differ, so
     * that a record has to be entered at each; none, if any of the servers is nobody's that is known.
     */
    public List<DnsHost> dnsHosts(Collection<DomainName> servers) {
        return known.computeIfAbsent(servers.stream().map(DomainName::ascii).collect(Collectors.toUnmodifiableSet()),
                this::recognised);
    }

    private List<DnsHost> recognised(Set<String> names) {
        Optional<DnsHost> whole = dns.stream()
                .filter(host -> names.stream().allMatch(host::uses) && names.stream().anyMatch(host::owns))
                .findFirst();
        return whole.map(List::of).orElseGet(() -> owners(names, dns, DnsHost::owns));
    }

    /**
     * Who receives mail at these targets, with the same rule.
     *
     * @param targets in lower case without the trailing dot
     */
    public List<MailHost> mailHosts(Collection<String> targets) {
        return owners(targets, mail, MailHost::owns);
    }

    private static <T> List<T> owners(Collection<String> names, List<T> hosts, BiPredicate<T, String> owns) {
        boolean unknown = names.stream()
                .anyMatch(name -> hosts.stream().noneMatch(host -> owns.test(host, name)));
        // In the file's order: that of the names differs from answer to answer.
        return unknown
                ? List.of()
                : hosts.stream().filter(host -> names.stream().anyMatch(name -> owns.test(host, name))).toList();
    }

    /** All DNS hosts that are known. */
    public List<DnsHost> dnsHosts() {
        return dns;
    }

    /** All mail hosts that are known. */
    public List<MailHost> mailHosts() {
        return mail;
    }
}
