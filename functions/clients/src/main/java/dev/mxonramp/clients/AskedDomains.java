package dev.mxonramp.clients;

import dev.mxonramp.domain.client.HostedDomains;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.name.TypedAddresses;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.Problem;
import java.util.Locale;
import java.util.Optional;

/** Which domain a request is about. Only what is hosted here is told of, and never whether an address exists. */
final class AskedDomains {
    private final HostedDomains hosted;
    private final TypedAddresses addresses;

    AskedDomains(HostedDomains hosted, TypedAddresses addresses) {
        this.hosted = hosted;
        this.addresses = addresses;
    }

    /** The address, if its domain is hosted here; else the request ends. */
    MailAddress address(String typed, String field) {
        MailAddress address = read(typed, field);
        if (!hosted.holds(address.domain())) {
            throw notHosted(address.domain());
        }
        return address;
    }

    /** The domain whose name, with or without this label in front, the request came to; empty if that is not hosted. */
    Optional<DomainName> byHost(HttpRequest request, String label) {
        return host(request).map(host -> below(host, label).orElse(host)).filter(hosted::holds);
    }

    /** The domain below whose label the request came to; empty if it came to another kind of host. */
    Optional<DomainName> behind(HttpRequest request, String label) {
        return host(request).flatMap(host -> below(host, label));
    }

    /** Ends the request unless the domain is hosted here. */
    void require(DomainName domain) {
        if (!hosted.holds(domain)) {
            throw notHosted(domain);
        }
    }

    private static RuntimeException notHosted(DomainName domain) {
        return Problem.notFound("Mail for " + domain + " is not hosted here.").exception();
    }

    private static Optional<DomainName> below(DomainName host, String label) {
        return host.labels().getFirst().equals(label) ? host.parent() : Optional.empty();
    }

    /** Host names compare without case, and the port is none of theirs (RFC 9110 7.2). */
    private static Optional<DomainName> host(HttpRequest request) {
        try {
            return request.header("host").map(host -> host.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]*$", ""))
                    .map(host -> new DomainName(host.endsWith(".") ? host.substring(0, host.length() - 1) : host));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    private MailAddress read(String typed, String field) {
        try {
            return addresses.read(typed);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(field, String.valueOf(e.getMessage())).exception();
        }
    }
}
