package dev.mxonramp.local.template;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The authorizers of an HTTP API.
 *
 * @param byName        as the template names them
 * @param defaultGuard the one of every route that does not say otherwise
 */
record ApiGuards(Map<String, Authorizer> byName, @Nullable String defaultGuard) {
    /** How SAM says that a route has no authorizer. */
    private static final String NONE = "NONE";

    static ApiGuards of(Members api) {
        api.cloudOnly("DefaultRouteSettings", "RouteSettings", "AccessLogSettings", "FailOnWarnings", "StageName",
                "Description", "Domain", "DisableExecuteApiEndpoint");
        Members auth = api.members("Auth");
        var byName = new LinkedHashMap<String, Authorizer>();
        auth.members("Authorizers").each((name, one) -> byName.put(name, authorizer(name, one)));
        String defaultGuard = auth.has("DefaultAuthorizer") ? auth.text("DefaultAuthorizer") : null;
        auth.end();
        return new ApiGuards(byName, defaultGuard);
    }

    /** The authorizer that a route names; its own name, {@code NONE}, or the default if it names none. */
    @Nullable
    Authorizer named(String place, @Nullable String name) {
        String wanted = name == null ? defaultGuard : name;
        if (wanted == null || wanted.equals(NONE)) {
            return null;
        }
        Authorizer found = byName.get(wanted);
        if (found == null) {
            throw new TemplateException(place, "the API has no authorizer " + wanted);
        }
        return found;
    }

    /** The function is an alias's ARN here; {@link EventsBuilder} turns it into a logical id. */
    private static Authorizer authorizer(String name, Members one) {
        if (!one.text("AuthorizerPayloadFormatVersion").equals("2.0") || !one.flag("EnableSimpleResponses")) {
            throw new TemplateException(one.place(), "only payload format 2.0 with simple responses is known here");
        }
        one.cloudOnly("EnableFunctionDefaultPermissions");
        Members identity = one.members("Identity");
        var authorizer = new Authorizer(name, one.text("FunctionArn"), identity.texts("Headers"),
                identity.texts("Context"),
                Duration.ofSeconds(identity.number("ReauthorizeEvery", 0)));
        identity.end();
        one.end();
        return authorizer;
    }
}
