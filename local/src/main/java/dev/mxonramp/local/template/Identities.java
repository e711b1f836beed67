package dev.mxonramp.local.template;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Names and ARNs of the template's resources: where AWS would add random letters, stack and logical id stand alone, so
 * that the same template always names the same things.
 */
final class Identities {
    static final String REGION = "us-east-1";
    static final String ACCOUNT = "000000000000";
    static final String STACK = "onramp";

    private final Members resources;
    private final Function<Object, @Nullable Object> resolving;
    private final Set<String> underWay = new HashSet<>();

    /** The resources' section, and what resolves a name that the template gives itself. */
    Identities(Members resources, Function<Object, @Nullable Object> resolving) {
        this.resources = resources;
        this.resolving = resolving;
    }

    boolean has(String logicalId) {
        return resources.names().contains(logicalId);
    }

    Identity of(String logicalId) {
        if (!underWay.add(logicalId)) {
            throw new TemplateException(resources.place(logicalId), "its name refers to itself");
        }
        try {
            return identity(logicalId, resources.members(logicalId));
        } finally {
            underWay.remove(logicalId);
        }
    }

    private Identity identity(String id, Members resource) {
        String type = resource.text("Type");
        String name = STACK + "-" + id;
        return switch (type) {
            case "AWS::DynamoDB::Table" -> named(name, arn("dynamodb", "table/" + name));
            case "AWS::KMS::Key" -> {
                String key = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
                yield new Identity(key, Map.of("Arn", arn("kms", "key/" + key), "KeyId", key));
            }
            case "AWS::S3::Bucket" ->
                named(name.toLowerCase(Locale.ROOT), "arn:aws:s3:::" + name.toLowerCase(Locale.ROOT));
            case "AWS::SES::ConfigurationSet" -> named(name, arn("ses", "configuration-set/" + name));
            case "AWS::Events::EventBus" -> {
                String bus = given(resource, "Name", name);
                yield new Identity(bus, Map.of("Arn", arn("events", "event-bus/" + bus), "Name", bus));
            }
            case "AWS::SQS::Queue" -> queue(given(resource, "QueueName", name));
            case "AWS::Logs::LogGroup" -> {
                String group = given(resource, "LogGroupName", name);
                yield named(group, arn("logs", "log-group:" + group + ":*"));
            }
            case "AWS::Serverless::Function" -> named(name, arn("lambda", "function:" + name));
            case "AWS::Serverless::StateMachine" -> {
                String machine = given(resource, "Name", name);
                String arn = arn("states", "stateMachine:" + machine);
                yield new Identity(arn, Map.of("Arn", arn, "Name", machine));
            }
            case "AWS::Serverless::HttpApi", "AWS::CloudWatch::Alarm" -> new Identity(name, Map.of());
            default -> throw new TemplateException(resources.place(id), type + " is not known to the local system");
        };
    }

    private static Identity named(String name, String arn) {
        return new Identity(name, Map.of("Arn", arn));
    }

    private static Identity queue(String name) {
        String url = "https://sqs." + REGION + ".amazonaws.com/" + ACCOUNT + "/" + name;
        return new Identity(url, Map.of("Arn", arn("sqs", name), "QueueName", name, "QueueUrl", url));
    }

    private String given(Members resource, String property, String otherwise) {
        Members properties = resource.members("Properties");
        return properties.has(property)
                ? Members.asText(properties.place(property), resolving.apply(properties.required(property)))
                : otherwise;
    }

    private static String arn(String service, String rest) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + rest;
    }
}
