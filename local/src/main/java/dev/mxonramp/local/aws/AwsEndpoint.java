package dev.mxonramp.local.aws;

import dev.mxonramp.local.http.Answer;
import dev.mxonramp.local.http.Ask;
import dev.mxonramp.local.http.LoopbackServer;
import dev.mxonramp.local.policy.Decision;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one port that functions know as AWS. The signature says which service is meant and who asks; the asker's policy in
 * the template says whether they may.
 */
public final class AwsEndpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AwsEndpoint.class);
    private static final int MAX_BODY = 64 * 1024 * 1024;

    private final Map<String, AwsService> services;
    private final AccessKeys keys;
    private final List<Decision.Refused> refusals = new CopyOnWriteArrayList<>();
    private final List<BiConsumer<String, Ask>> listeners = new CopyOnWriteArrayList<>();
    private final LoopbackServer server;

    AwsEndpoint(int port, AccessKeys keys, List<AwsService> services) {
        this.keys = keys;
        this.services = services.stream().collect(Collectors.toMap(AwsService::scope, Function.identity()));
        this.server = new LoopbackServer(port, MAX_BODY, Answer.empty(413), this::answer);
    }

    /** The value of {@code AWS_ENDPOINT_URL}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** What was refused so far for want of a permission. */
    public List<Decision.Refused> refusals() {
        return List.copyOf(refusals);
    }

    /** Tells of every later request whose sender is known and may send it: the service's name, and the request. */
    void listen(BiConsumer<String, Ask> listener) {
        listeners.add(listener);
    }

    private Answer answer(Ask ask) {
        Authorization authorization = Authorization.of(ask).orElse(null);
        if (authorization == null) {
            return Answer.json(403, "{\"__type\":\"MissingAuthenticationToken\","
                    + "\"message\":\"Sign the request with Signature Version 4.\"}");
        }
        AwsService service = services.get(authorization.service());
        if (service == null) {
            return Answer.json(404, "{\"__type\":\"UnknownServiceException\",\"message\":\"There is no service "
                    + "of this name here.\"}");
        }
        try {
            Principal caller = allowed(ask, authorization, service);
            listeners.forEach(listener -> listener.accept(service.scope(), ask));
            return service.serve(ask, caller);
        } catch (Fault e) {
            return service.error(e);
        }
    }

    private Principal allowed(Ask ask, Authorization authorization, AwsService service) {
        AccessKeys.Held held = keys.find(authorization.keyId())
                .orElseThrow(
                        () -> new Fault(403, "UnrecognizedClientException",
                                "The security token included in the request is invalid."));
        if (!Objects.equals(held.key().sessionToken(), ask.header("x-amz-security-token").orElse(null))
                || !Signature.right(ask, authorization, held.key().secret())) {
            throw new Fault(403, "InvalidSignatureException",
                    "The request signature we calculated does not match the signature you provided.");
        }
        for (Access access : service.accesses(ask)) {
            if (held.principal().policy().decide(access.action(),
                    access.resource()) instanceof Decision.Refused refused) {
                refusals.add(refused);
                LOG.warn("refused: {}", refused.sentence());
                throw new Fault(service.refused(), "AccessDeniedException",
                        "User: " + held.principal().arn() + ": " + refused.sentence());
            }
        }
        return held.principal();
    }

    @Override
    public void close() {
        server.close();
    }
}
