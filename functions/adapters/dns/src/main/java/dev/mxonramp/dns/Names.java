package dev.mxonramp.dns;

import dev.mxonramp.domain.dns.Question;
import dev.mxonramp.domain.name.DomainName;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Translates names and types between the domain and dnsjava. */
final class Names {
    private Names() {}

    static Name dns(DomainName name) {
        try {
            return Name.fromString(name.ascii() + ".");
        } catch (TextParseException e) {
            throw new IllegalStateException("a domain name that is no DNS name: " + name, e);
        }
    }

    /** The name as a value of ours; empty for the root and for names with characters that hosts and services never have. */
    static Optional<DomainName> domain(Name name) {
        try {
            return Optional.of(new DomainName(text(name)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** In lower case without the trailing dot; empty for the root. */
    static String text(Name name) {
        return name.equals(Name.root) ? "" : name.toString(true).toLowerCase(Locale.ROOT);
    }

    static int dns(Question.Type type) {
        return switch (type) {
            case A -> Type.A;
            case AAAA -> Type.AAAA;
            case MX -> Type.MX;
            case NS -> Type.NS;
            case SOA -> Type.SOA;
            case SRV -> Type.SRV;
            case TXT -> Type.TXT;
        };
    }
}
