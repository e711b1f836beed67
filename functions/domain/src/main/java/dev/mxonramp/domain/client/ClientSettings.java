package dev.mxonramp.domain.client;

import dev.mxonramp.domain.name.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * What every mail client of this deployment is told. The user name is the whole address.
 *
 * @param brand name of the provider, 1 to 60 characters
 * @param imap where mail is read, TLS from the first octet (RFC 8314 3.2)
 * @param smtp where mail is submitted, TLS from the first octet (RFC 8314 3.3)
 * @param startTls where mail is submitted too, by clients that know STARTTLS only (RFC 6409, RFC 3207); null if nowhere
 * @param jmap the host that speaks JMAP (RFC 8620) on port 443; null if none does
 */
public record ClientSettings(String brand, Server imap, Server smtp, @Nullable Server startTls,
        @Nullable DomainName jmap) {
    /** Longest name of a provider in characters, as autoconfig and PACC take it. */
    public static final int LONGEST_BRAND = 60;

    private static final int LONGEST_SHORT = 20;

    public ClientSettings {
        if (brand.isBlank() || brand.codePointCount(0, brand.length()) > LONGEST_BRAND) {
            throw new IllegalArgumentException("a brand has 1 to " + LONGEST_BRAND + " characters: " + brand);
        }
    }

    /** IMAP and submission by implicit TLS, and nothing else. */
    public ClientSettings(String brand, Server imap, Server smtp) {
        this(brand, imap, smtp, null, null);
    }

    /** The name in at most 20 characters, cut between characters and never within a surrogate pair. */
    public String shortBrand() {
        return brand.codePointCount(0, brand.length()) <= LONGEST_SHORT
                ? brand
                : brand.substring(0, brand.offsetByCodePoints(0, LONGEST_SHORT)).strip();
    }

    /** A server. */
    public record Server(DomainName host, int port) {
        public Server {
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("no such port: " + port);
            }
        }
    }
}
