package dev.mxonramp.domain.migration.preset;

import dev.mxonramp.domain.dns.provider.NamePattern;
import dev.mxonramp.domain.migration.Source.Security;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a provider's IMAP server.
 *
 * @param id stable, for the API
 * @param name as people know it
 * @param host the server
 * @param port its port
 * @param security how it is reached
 * @param hosts further names of the same service
 * @param marks by what else the provider is known
 * @param auth how to sign in, the best first
 * @param token where access tokens are to be had, or null
 * @param connections most connections that we open to one mailbox there at the same time
 * @param together most connections that we open there to all mailboxes at the same time
 * @param megabytesPerDay what it gives out of one mailbox a day, in units of 1,000,000 octets; 0 without a known bound
 * @param throttles words in lower case by which it asks to wait
 * @param advice what the owner has to do before it works, or null
 */
public record SourcePreset(String id, String name, String host, int port, Security security, List<NamePattern> hosts,
        Marks marks, List<Auth> auth, @Nullable TokenAccess token, int connections, int together,
        long megabytesPerDay,
        List<String> throttles,
        @Nullable String advice) {
    /** Connections that nearly every server bears from one place, and fire walls that count them. */
    public static final int USUALLY_TOGETHER = 30;

    public SourcePreset {
        hosts = List.copyOf(hosts);
        auth = List.copyOf(auth);
        throttles = List.copyOf(throttles);
        if (auth.isEmpty() || connections < 1 || together < connections) {
            throw new IllegalArgumentException("a preset has a way to sign in, and a connection at least");
        }
    }

    /** How to sign in. */
    public enum Auth {
        /** By the password that the owner knows. */
        PASSWORD,
        /** By a password made for this use. */
        APP_PASSWORD,
        /** By an access token, Google's and Microsoft's own way. */
        XOAUTH2,
        /** By an access token (RFC 7628). */
        OAUTHBEARER;

        /** Its name in the data file and in the API. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * By what a provider is known beside its server's name.
     *
     * @param mailHosts ids of {@link dev.mxonramp.domain.dns.provider.MailHost}
     * @param mx hosts in MX records
     * @param domains of its own addresses
     */
    public record Marks(Set<String> mailHosts, List<NamePattern> mx, Set<String> domains) {
        public Marks {
            mailHosts = Set.copyOf(mailHosts);
            mx = List.copyOf(mx);
            domains = Set.copyOf(domains);
        }
    }

    /**
     * Where access tokens are to be had (RFC 6749 6).
     *
     * @param endpoint the token endpoint
     * @param scope what a token has to be for
     */
    public record TokenAccess(URI endpoint, String scope) {}

    /** What it gives out of one mailbox a day; {@link Long#MAX_VALUE} without a known bound. */
    public long octetsPerDay() {
        return megabytesPerDay == 0 ? Long.MAX_VALUE : megabytesPerDay * 1_000_000;
    }

    /** Whether this is a name of the provider's server; in lower case, without the trailing dot. */
    public boolean isServer(String name) {
        return host.equals(name) || hosts.stream().anyMatch(pattern -> pattern.matches(name));
    }
}
