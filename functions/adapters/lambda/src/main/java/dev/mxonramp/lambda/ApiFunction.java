package dev.mxonramp.lambda;

import dev.mxonramp.domain.account.Idempotency;
import dev.mxonramp.domain.account.Idempotency.Begun;
import dev.mxonramp.domain.account.SecretHash;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An {@link HttpFunction} whose POST routes honour an {@code Idempotency-Key} header: a repeat within 24 hours gets the
 * first answer again and changes nothing. Only successful answers are kept, so that a request may be mended and sent
 * again with its key. Every function of the API extends this class.
 */
public abstract class ApiFunction extends HttpFunction {
    private static final Logger LOG = LoggerFactory.getLogger(ApiFunction.class);
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
    private static final String HEADER = "Idempotency-Key";

    /** What the paths of operators' routes begin with. */
    private static final String ADMIN = " /v1/admin/";

    private final Idempotency idempotency;
    private final Set<String> secretRoutes = new HashSet<>();

    protected ApiFunction(Idempotency idempotency) {
        this(idempotency, Core.getGlobalContext());
    }

    /** @param snapshots where snapshots of this process are announced */
    protected ApiFunction(Idempotency idempotency, Context<Resource> snapshots) {
        super(snapshots);
        this.idempotency = idempotency;
    }

    /** Registers a route whose answers hold a secret: they are never stored, a repeat learns that. */
    protected final void onSecret(String route, Route answer) {
        secretRoutes.add(route);
        on(route, answer);
    }

    @Override
    protected final HttpResponse around(HttpRequest request, Route route) {
        requireScope(request);
        requireRole(request);
        if (!request.method().equals("POST")) {
            return route.answer(request);
        }
        return request.header("idempotency-key").map(key -> once(request, route, key))
                .orElseGet(() -> route.answer(request));
    }

    /** The authorizer decides the same; a verdict that was cached for another method must not count here. */
    private static void requireScope(HttpRequest request) {
        Caller caller = request.authorized();
        if (caller != null && !request.method().equals("GET") && !caller.scopes().contains("write")) {
            throw new Problem(403, "read-only", "This token may only read",
                    "Use a token with the scope write for this, e.g. one from POST /v1/sessions.", null, Map.of())
                    .exception();
        }
    }

    private static void requireRole(HttpRequest request) {
        Caller caller = request.authorized();
        if (request.route().contains(ADMIN) && (caller == null || !caller.operator())) {
            throw new Problem(403, "operators-only", "This is for operators only",
                    "Sign in with an address that the deployment names as an operator's. API keys do not count.", null,
                    Map.of()).exception();
        }
    }

    private HttpResponse once(HttpRequest request, Route route, String sent) {
        if (!KEY.matcher(sent).matches()) {
            throw Problem.invalid(HEADER, "The header " + HEADER
                    + " takes 1 to 255 visible ASCII characters, e.g. a random UUID.").exception();
        }
        var key = new Idempotency.RequestKey(sender(request), request.route(), sent);
        // The body may hold a password: the key, which is not stored in clear, keeps the hash from being searched.
        SecretHash content = SecretHash.of(sent + '\n' + request.path() + '\n' + request.body());
        return switch (idempotency.begin(key, content)) {
            case Begun.First() -> first(request, route, key, content);
            case Begun.AtWork() -> throw new Problem(409, "idempotency-at-work", "The state does not allow this",
                    "A request with this " + HEADER + " is still at work. Ask again in a few seconds.", HEADER,
                    Map.of("retryAfter", 5L)).exception();
            case Begun.Replay(Idempotency.Answer kept) ->
                new HttpResponse(kept.status(), kept.headers(), kept.body()).header("idempotency-replayed", "true");
            case Begun.Withheld() -> throw new Problem(409, "idempotency-secret", "The state does not allow this",
                    "This request was answered already, and its answer held a secret that is not kept. If you did "
                            + "not receive it, send the request again with another " + HEADER + ".",
                    HEADER, Map.of()).exception();
            case Begun.OtherRequest() -> throw new Problem(422, "idempotency-mismatch", "The request is not valid",
                    "This " + HEADER + " was used for a request with other content. Send a new key with a new request.",
                    HEADER, Map.of()).exception();
        };
    }

    private HttpResponse first(HttpRequest request, Route route, Idempotency.RequestKey key, SecretHash content) {
        HttpResponse response = answerOrAbandon(request, route, key, content);
        try {
            keep(response, key, content);
        } catch (RuntimeException e) {
            // The work is done and its answer right; only a repeat within a minute will be told to wait.
            LOG.warn("the answer to {} could not be kept", request.route(), e);
        }
        return response;
    }

    private HttpResponse answerOrAbandon(HttpRequest request, Route route, Idempotency.RequestKey key,
            SecretHash content) {
        try {
            return route.answer(request);
        } catch (RuntimeException e) {
            try {
                idempotency.abandon(key, content);
            } catch (RuntimeException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    private void keep(HttpResponse response, Idempotency.RequestKey key, SecretHash content) {
        if (response.status() >= 400) {
            idempotency.abandon(key, content);
        } else if (secretRoutes.contains(key.route())) {
            idempotency.finishWithheld(key, content);
        } else {
            idempotency.finish(key, content,
                    new Idempotency.Answer(response.status(), response.headers(), response.body()));
        }
    }

    private static Idempotency.Sender sender(HttpRequest request) {
        Caller caller = request.authorized();
        return caller == null
                ? new Idempotency.Sender.OfNetwork(request.sourceIp())
                : new Idempotency.Sender.OfAccount(caller.account());
    }
}
