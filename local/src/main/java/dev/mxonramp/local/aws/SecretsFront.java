package dev.mxonramp.local.aws;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Secrets Manager: hands out secrets. */
final class SecretsFront extends JsonOperations {
    private final Map<String, String> secrets;

    /** With these secrets, by ARN. */
    SecretsFront(Map<String, String> secrets) {
        super("secretsmanager", "1.1");
        this.secrets = Map.copyOf(secrets);
    }

    @Override
    List<Access> accesses(String operation, Map<String, @Nullable Object> body) {
        return List.of(new Access("secretsmanager:" + operation, text(body, "SecretId")));
    }

    @Override
    Map<String, @Nullable Object> serve(String operation, Map<String, @Nullable Object> body) {
        if (!operation.equals("GetSecretValue")) {
            throw unknown(operation);
        }
        String arn = text(body, "SecretId");
        String secret = secrets.get(arn);
        if (secret == null) {
            throw new Fault(400, "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
        }
        return Map.of("ARN", arn, "Name", arn.substring(arn.lastIndexOf(':') + 1), "SecretString", secret, "VersionId",
                "00000000-0000-0000-0000-000000000001", "VersionStages", List.of("AWSCURRENT"));
    }
}
