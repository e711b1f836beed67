package dev.mxonramp.clients;

import dev.mxonramp.aws.Clients;
import dev.mxonramp.aws.table.DynamoOwnerStore;
import dev.mxonramp.aws.table.Table;
import dev.mxonramp.dns.PublicSuffixLists;
import dev.mxonramp.dns.IcuIdna;
import dev.mxonramp.domain.client.ClientSettings;
import dev.mxonramp.domain.client.HostedDomains;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.name.TypedAddresses;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.HttpFunction;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Problem;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settings of mail clients (clients.md), the same for every address of a hosted domain, whether it exists or not. The
 * answers may be cached: they change with the deployment only.
 */
public final class ClientsFunction extends HttpFunction {
    private static final String CACHE = "public, max-age=3600";

    private final ClientSettings settings;
    private final HostedDomains hosted;
    private final TypedAddresses addresses;

    public ClientsFunction() {
        this(Environment.system());
    }

    public ClientsFunction(Environment env) {
        this(settings(env),
                new HostedDomains(new DynamoOwnerStore(new Table(Clients.standard().dynamoDb(), env.required("TABLE"))),
                        PublicSuffixLists.from(env::optional)),
                new TypedAddresses(new IcuIdna()));
    }

    public ClientsFunction(ClientSettings settings, HostedDomains hosted, TypedAddresses addresses) {
        this.settings = settings;
        this.hosted = hosted;
        this.addresses = addresses;
        on("GET /v1/clients/{address}", this::values);
        on("GET /mail/config-v1.1.xml", this::autoconfig);
        on("GET /.well-known/autoconfig/mail/config-v1.1.xml", this::autoconfig);
    }

    private static ClientSettings settings(Environment env) {
        return new ClientSettings(env.required("BRAND"), env.server("IMAP_HOST", "IMAP_PORT"),
                env.server("SMTP_HOST", "SMTP_PORT"));
    }

    private HttpResponse values(HttpRequest request) {
        MailAddress address = hosted(request.parameter("address"), "address");
        var values = new LinkedHashMap<String, Object>();
        values.put("address", address);
        values.put("username", address);
        values.put("imap", server(settings.imap()));
        values.put("smtp", server(settings.smtp()));
        return HttpResponse.json(200, values).header("cache-control", CACHE);
    }

    private static Map<String, Object> server(ClientSettings.Server server) {
        var view = new LinkedHashMap<String, Object>();
        view.put("host", server.host());
        view.put("port", server.port());
        view.put("security", "TLS");
        view.put("authentication", "password");
        return view;
    }

    private HttpResponse autoconfig(HttpRequest request) {
        String asked = request.query().get("emailaddress");
        // Asked without an address, a client of this deployment is meant: its own hosts stand for it.
        DomainName domain = asked == null || asked.isBlank()
                ? settings.imap().host()
                : hosted(asked, "emailaddress").domain();
        String xml = new AutoconfigXml(settings).of(domain.ascii());
        return new HttpResponse(200, Map.of("content-type", "text/xml; charset=utf-8", "cache-control", CACHE), xml);
    }

    private MailAddress hosted(String typed, String field) {
        MailAddress address = address(typed, field);
        if (!hosted.holds(address.domain())) {
            throw Problem.notFound("Mail for " + address.domain() + " is not hosted here.").exception();
        }
        return address;
    }

    private MailAddress address(String typed, String field) {
        try {
            return addresses.read(typed);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(field, String.valueOf(e.getMessage())).exception();
        }
    }
}
