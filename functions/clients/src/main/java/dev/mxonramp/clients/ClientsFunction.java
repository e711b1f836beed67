package dev.mxonramp.clients;

import dev.mxonramp.aws.Clients;
import dev.mxonramp.aws.table.DynamoOwnerStore;
import dev.mxonramp.aws.table.Table;
import dev.mxonramp.dns.IcuIdna;
import dev.mxonramp.dns.PublicSuffixLists;
import dev.mxonramp.domain.client.ClientSettings;
import dev.mxonramp.domain.client.HostedDomains;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.name.TypedAddresses;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.HttpFunction;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.lambda.PaccDocument;
import dev.mxonramp.lambda.Problem;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settings of mail clients, the same for every address of a hosted domain, whether it exists or not. The answers may be
 * cached: they change with the deployment only.
 */
public final class ClientsFunction extends HttpFunction {
    static final String XML = "text/xml; charset=utf-8";

    private final ClientSettings settings;
    private final AskedDomains domains;

    public ClientsFunction() {
        this(Environment.system());
    }

    public ClientsFunction(Environment env) {
        this(env.clientSettings(), ServedAt.from(env),
                new HostedDomains(new DynamoOwnerStore(new Table(Clients.standard().dynamoDb(), env.required("TABLE"))),
                        PublicSuffixLists.from(env::optional)),
                new TypedAddresses(new IcuIdna()), InstantSource.system());
    }

    /** @param served where this is reached */
    public ClientsFunction(ClientSettings settings, ServedAt served, HostedDomains hosted, TypedAddresses addresses,
            InstantSource clock) {
        this.settings = settings;
        this.domains = new AskedDomains(hosted, addresses);
        var page = new SetUpPage(settings, served.users());
        var autodiscover = new Autodiscover(settings, domains, served.autodiscover(), clock);
        onRead("/v1/clients/{address}", this::values);
        onRead("/mail/config-v1.1.xml", this::autoconfig);
        onRead("/.well-known/autoconfig/mail/config-v1.1.xml", this::autoconfig);
        onRead("/v1/clients/{address}/apple-profile", this::appleProfile);
        onRead("/.well-known/user-agent-configuration.json", this::pacc);
        onRead("/set-up/{address}",
                request -> page.answer(request, domains.address(request.parameter("address"), "address")));
        onRead("/{path+}", autodiscover::get);
        on("POST /{path+}", autodiscover::post);
    }

    private HttpResponse values(HttpRequest request) {
        MailAddress address = domains.address(request.parameter("address"), "address");
        var values = new LinkedHashMap<String, Object>();
        values.put("address", address);
        values.put("username", address);
        values.put("imap", server(settings.imap()));
        values.put("smtp", server(settings.smtp()));
        return Cached.answer(request, "application/json", Json.text(values));
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
        // Asked without an address, the host's domain is meant; the provider's own hosts stand for the provider.
        DomainName domain = asked == null || asked.isBlank()
                ? domains.byHost(request, "autoconfig").orElse(settings.imap().host())
                : domains.address(asked, "emailaddress").domain();
        return Cached.answer(request, XML, new AutoconfigXml(settings).of(domain.ascii()));
    }

    private HttpResponse appleProfile(HttpRequest request) {
        MailAddress address = domains.address(request.parameter("address"), "address");
        return Cached.answer(request, AppleProfile.TYPE, new AppleProfile(settings).of(address))
                .header("content-disposition", "attachment; filename=\"" + AppleProfile.fileName(address) + '"');
    }

    /** Asked at a user's own name, only for what is hosted here; the document is the same for everybody. */
    private HttpResponse pacc(HttpRequest request) {
        domains.behind(request, "ua-auto-config").ifPresent(domains::require);
        PaccDocument document = PaccDocument.of(settings)
                .orElseThrow(() -> Problem.notFound("There is no such document here.").exception());
        return Cached.answer(request, "application/json", document.text());
    }
}
