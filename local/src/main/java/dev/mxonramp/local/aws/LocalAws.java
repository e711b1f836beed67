package dev.mxonramp.local.aws;

import dev.mxonramp.local.http.Ask;
import dev.mxonramp.local.policy.Decision;
import dev.mxonramp.local.policy.Policy;
import dev.mxonramp.local.states.StatesProtocol;
import dev.mxonramp.local.template.LambdaFunction;
import dev.mxonramp.local.template.Wiring;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** All services behind one endpoint, wired by the template. */
public final class LocalAws implements AutoCloseable {
    /** Where everything stands. */
    public static final String REGION = "us-east-1";
    /** Whose everything is. */
    public static final String ACCOUNT = "000000000000";

    private final AccessKeys keys = new AccessKeys(new SecureRandom());
    private final Outbox outbox = new Outbox();
    private final Courier courier;
    private final Route53Front route53;
    private final StsFront sts;
    private final EventsFront events;
    private final AwsEndpoint endpoint;

    /**
     * Serves from now on.
     *
     * @param wiring the template's
     * @param dynamoDb where tables are
     * @param states the interpreter
     * @param secrets by ARN
     * @param invoker of functions
     * @param work folder for objects
     */
    public LocalAws(Wiring wiring, DynamoDb dynamoDb, StatesProtocol states, Map<String, String> secrets,
            Invoker invoker, Path work, InstantSource clock) {
        courier = new Courier(invoker);
        route53 = new Route53Front(clock);
        sts = new StsFront(keys, clock);
        events = new EventsFront(wiring.buses(), wiring.eventRules(), courier, clock);
        endpoint = new AwsEndpoint(0, keys,
                List.of(new DynamoDbFront(wiring.tables(), dynamoDb), new StatesFront(states),
                        new KmsFront(wiring.keys()), new SecretsFront(secrets), events,
                        new S3Front(wiring.buckets(), work.resolve("buckets")),
                        new SesFront("arn:aws:ses:" + REGION + ":" + ACCOUNT, Set.copyOf(wiring.configurationSets()),
                                outbox, clock),
                        route53, sts, new LambdaFront(wiring.functions(), invoker, courier)));
    }

    /** What a process of the function is given: region, endpoint, and an access key of its own. */
    public Map<String, String> identity(LambdaFunction function) {
        AccessKey key = keys.issue(new Principal(function.policy(),
                "arn:aws:sts::" + ACCOUNT + ":assumed-role/" + function.name() + "/" + function.name()));
        var variables = new HashMap<String, String>();
        variables.put("AWS_REGION", REGION);
        variables.put("AWS_DEFAULT_REGION", REGION);
        variables.put("AWS_ACCESS_KEY_ID", key.id());
        variables.put("AWS_SECRET_ACCESS_KEY", key.secret());
        variables.put("AWS_ENDPOINT_URL", endpoint.uri().toString());
        variables.put("AWS_EC2_METADATA_DISABLED", "true");
        return variables;
    }

    /** A key for a principal of the caller's making; for stories and tests. */
    public AccessKey key(Policy policy, String arn) {
        return keys.issue(new Principal(policy, arn));
    }

    /** Takes a key that somebody else chose; for tests. */
    void register(AccessKey key, Principal principal) {
        keys.register(key, principal);
    }

    /** The endpoint's address. */
    public URI uri() {
        return endpoint.uri();
    }

    /**
     * Tells of every later request to a service, by the service's name, on the thread that serves it; for tests that
     * read what functions send.
     */
    public void listen(BiConsumer<String, Ask> listener) {
        endpoint.listen(listener);
    }

    /** What was refused so far for want of a permission. */
    public List<Decision.Refused> refusals() {
        return endpoint.refusals();
    }

    /** The mails sent so far. */
    public Outbox outbox() {
        return outbox;
    }

    /** Delivers events and ticks. */
    public Courier courier() {
        return courier;
    }

    /** The events published so far, as JSON. */
    public List<String> events() {
        return events.published();
    }

    /** Hosts a zone in Route 53. */
    public void host(HostedZone zone) {
        route53.host(zone);
    }

    /** Gives a name of a hosted zone a routing policy; for tests. */
    void route(String zone, String name, String type, String value) {
        route53.route(zone, new RrSet(name, type, 60, List.of(value)));
    }

    /**
     * Sets up a role as a domain's owner does for us.
     *
     * @param arn of the role, in the owner's account
     * @param externalId what whoever assumes it must know
     * @param policy what it may do
     */
    public void role(String arn, String externalId, Policy policy) {
        sts.add(arn, externalId, new Principal(policy, arn));
    }

    @Override
    public void close() {
        courier.close();
        endpoint.close();
    }
}
