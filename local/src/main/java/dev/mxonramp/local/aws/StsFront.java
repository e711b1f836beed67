package dev.mxonramp.local.aws;

import dev.mxonramp.local.http.Answer;
import dev.mxonramp.local.http.Ask;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** STS: lets a function assume a role that somebody set up for us, if it knows the external id. */
final class StsFront extends RestService {
    private static final Duration LASTS = Duration.ofHours(1);

    private final AccessKeys keys;
    private final InstantSource clock;
    private final Map<String, Role> roles = new ConcurrentHashMap<>();

    /** A role that its owner set up for us. */
    private record Role(String externalId, Principal principal) {}

    StsFront(AccessKeys keys, InstantSource clock) {
        super("sts");
        this.keys = keys;
        this.clock = clock;
    }

    /** Sets up a role. */
    void add(String arn, String externalId, Principal principal) {
        roles.put(arn, new Role(externalId, principal));
    }

    @Override
    public List<Access> accesses(Ask ask) {
        return List.of(new Access("sts:" + parameter(ask, "Action"), parameter(ask, "RoleArn")));
    }

    private static String parameter(Ask ask, String name) {
        List<String> values = Ask.parameters(ask.text()).getOrDefault(name, List.of());
        if (values.isEmpty()) {
            throw new Fault(400, "ValidationError", name + " is needed.");
        }
        return values.getFirst();
    }

    @Override
    public Answer serve(Ask ask, Principal caller) {
        if (!parameter(ask, "Action").equals("AssumeRole")) {
            throw unknown(parameter(ask, "Action"));
        }
        String arn = parameter(ask, "RoleArn");
        String externalId = String.join("", Ask.parameters(ask.text()).getOrDefault("ExternalId", List.of()));
        Role role = roles.get(arn);
        if (role == null || !role.externalId().equals(externalId)) {
            throw new Fault(403, "AccessDenied",
                    "User is not authorized to perform: sts:AssumeRole on resource: " + arn);
        }
        return assumed(keys.issueTemporary(role.principal()), role.principal().arn());
    }

    private Answer assumed(AccessKey key, String user) {
        String ends = clock.instant().plus(LASTS).truncatedTo(ChronoUnit.SECONDS).toString();
        return xml(200, new Xml("AssumeRoleResponse").with("AssumeRoleResult", result -> result
                .with("Credentials",
                        given -> given.text("AccessKeyId", key.id()).text("SecretAccessKey", key.secret())
                                .text("SessionToken", String.valueOf(key.sessionToken())).text("Expiration", ends))
                .with("AssumedRoleUser", who -> who.text("Arn", user).text("AssumedRoleId", "local"))));
    }
}
