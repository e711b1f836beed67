package dev.mxonramp.clients;

import dev.mxonramp.clients.AutodiscoverRequest.Read;
import dev.mxonramp.domain.client.ClientSettings;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.lambda.Problem;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How Outlook finds its settings: by XML (MS-OXDSCLI) and by JSON ("v2"). Clients write the path in capitals and
 * without, while the gateway tells them apart: everything that no other route takes comes here.
 */
final class Autodiscover {
    private static final String XML_PATH = "autodiscover/autodiscover.xml";
    private static final String JSON_PATH = "autodiscover/autodiscover.json";
    private static final String JSON_FOR = JSON_PATH + "/v1.0/";
    private static final String PROTOCOL = "AutodiscoverV1";

    private final AutodiscoverXml xml;
    private final AskedDomains domains;
    private final URI base;
    private final InstantSource clock;

    /** @param base where Outlook is to ask, without a slash at the end */
    Autodiscover(ClientSettings settings, AskedDomains domains, URI base, InstantSource clock) {
        this.xml = new AutodiscoverXml(settings);
        this.domains = domains;
        this.base = base;
        this.clock = clock;
    }

    /** Answers POST of any path. */
    HttpResponse post(HttpRequest request) {
        if (!path(request).equals(XML_PATH)) {
            throw nothing();
        }
        return switch (AutodiscoverRequest.of(request.body())) {
            case Read.Address(String typed) -> document(xml.account(domains.address(typed, "EMailAddress")));
            case Read.Refused(String why) -> error(why);
        };
    }

    /** Answers GET of any path. */
    HttpResponse get(HttpRequest request) {
        String path = path(request);
        if (path.equals(XML_PATH)) {
            return probe(request);
        }
        if (path.equals(JSON_PATH)) {
            return json(request, parameter(request, "email").orElse(""));
        }
        if (path.startsWith(JSON_FOR)) {
            return json(request, decoded(request.parameter("path").substring(JSON_FOR.length())));
        }
        throw nothing();
    }

    /**
     * Outlook asks {@code autodiscover.DOMAIN} by GET where to, and then sends POST there; whoever asks at that very place
     * is told that only POST is answered.
     */
    private HttpResponse probe(HttpRequest request) {
        boolean elsewhere = request.header("host").isPresent()
                && !request.header("host").get().equalsIgnoreCase(base.getAuthority());
        return elsewhere
                ? HttpResponse.empty(302).header("location", base + "/" + XML_PATH)
                : error("Ask by POST.");
    }

    private HttpResponse json(HttpRequest request, String typed) {
        if (!parameter(request, "protocol").filter(PROTOCOL::equalsIgnoreCase).isPresent()) {
            return HttpResponse.json(400, fields("ErrorCode", "InvalidProtocol", "ErrorMessage",
                    "The only Protocol is " + PROTOCOL + "."));
        }
        var _ = domains.address(typed, "Email");
        return Cached.answer(request, "application/json",
                Json.text(fields("Protocol", PROTOCOL, "Url", base + "/" + XML_PATH)));
    }

    private HttpResponse error(String why) {
        return document(xml.error(clock.instant(), base.hashCode(), why));
    }

    /** Answers to POST are nobody's to keep. */
    private static HttpResponse document(String body) {
        return new HttpResponse(200, Map.of("content-type", ClientsFunction.XML), body);
    }

    private static Map<String, String> fields(String first, String one, String second, String other) {
        var fields = new LinkedHashMap<String, String>();
        fields.put(first, one);
        fields.put(second, other);
        return fields;
    }

    private static RuntimeException nothing() {
        return Problem.notFound("There is nothing here.").exception();
    }

    private static String path(HttpRequest request) {
        return request.parameter("path").toLowerCase(Locale.ROOT);
    }

    /** Names of parameters are compared without case too. */
    private static Optional<String> parameter(HttpRequest request, String name) {
        return request.query().entrySet().stream().filter(each -> each.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue).findFirst();
    }

    /** Gateways differ in whether a path comes decoded. */
    private static String decoded(String part) {
        if (part.indexOf('@') >= 0 || part.indexOf('%') < 0) {
            return part;
        }
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return part;
        }
    }
}
