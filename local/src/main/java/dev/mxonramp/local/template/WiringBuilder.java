package dev.mxonramp.local.template;

import dev.mxonramp.local.template.Table.Index;
import dev.mxonramp.local.template.Table.KeySchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns resolved resources into the model, type by type. */
final class WiringBuilder {
    private final Path folder;
    private final Identities identities;
    private final FunctionBuilder functionBuilder;
    private final Map<String, ApiGuards> guards = new LinkedHashMap<>();
    private final List<LambdaFunction> functions = new ArrayList<>();
    private final Map<String, Members> events = new LinkedHashMap<>();
    private final List<StateMachine> machines = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<Key> keys = new ArrayList<>();
    private final List<Bus> buses = new ArrayList<>();
    private final List<Bucket> buckets = new ArrayList<>();
    private final List<Queue> queues = new ArrayList<>();
    private final List<String> configurationSets = new ArrayList<>();

    WiringBuilder(Path folder, Identities identities, Members globals) {
        this.folder = folder;
        this.identities = identities;
        Members shared = globals.members("Function");
        globals.members("HttpApi").cloudOnly("FailOnWarnings").end();
        globals.end();
        this.functionBuilder = new FunctionBuilder(folder, shared);
    }

    void add(String id, String type, Members properties) {
        Identity identity = identities.of(id);
        switch (type) {
            case "AWS::DynamoDB::Table" -> tables.add(table(id, identity, properties));
            case "AWS::KMS::Key" -> {
                keys.add(new Key(id, identity.ref(), identity.attribute("Arn"),
                        properties.text("KeySpec", "SYMMETRIC_DEFAULT"),
                        properties.text("KeyUsage", "ENCRYPT_DECRYPT")));
                properties.cloudOnly("Description", "EnableKeyRotation", "KeyPolicy");
            }
            case "AWS::S3::Bucket" -> {
                buckets.add(new Bucket(id, identity.ref(), identity.attribute("Arn")));
                properties.cloudOnly("BucketEncryption", "PublicAccessBlockConfiguration", "VersioningConfiguration");
            }
            case "AWS::SES::ConfigurationSet" -> {
                configurationSets.add(identity.ref());
                properties.cloudOnly("SendingOptions", "ReputationOptions", "SuppressionOptions");
            }
            case "AWS::Events::EventBus" -> {
                buses.add(new Bus(id, identity.ref(), identity.attribute("Arn")));
                properties.cloudOnly("Name");
            }
            case "AWS::SQS::Queue" -> {
                queues.add(new Queue(id, identity.attribute("QueueName"), identity.attribute("Arn"), identity.ref()));
                properties.cloudOnly("QueueName", "MessageRetentionPeriod", "SqsManagedSseEnabled");
            }
            case "AWS::Serverless::HttpApi" -> guards.put(identity.ref(), ApiGuards.of(properties));
            case "AWS::Serverless::Function" -> {
                functions.add(functionBuilder.function(id, identity, properties));
                events.put(id, properties.members("Events"));
            }
            case "AWS::Serverless::StateMachine" -> machines.add(machine(id, identity, properties));
            case "AWS::CloudWatch::Alarm", "AWS::Logs::LogGroup" -> properties.all();
            default -> throw new TemplateException(id, type + " is not known to the local system");
        }
        properties.end();
    }

    Wiring build() {
        var wired = new EventsBuilder(functions, guards);
        events.forEach(wired::add);
        return new Wiring(functions, wired.routes(), wired.schedules(), wired.rules(), machines, tables, keys, buses,
                buckets, queues, configurationSets);
    }

    private StateMachine machine(String id, Identity identity, Members properties) {
        if (!properties.text("Type").equals("STANDARD")) {
            throw new TemplateException(properties.place("Type"), "only STANDARD machines are known here");
        }
        properties.cloudOnly("Name", "Logging", "Tracing");
        return new StateMachine(id, identity.attribute("Name"), identity.attribute("Arn"),
                folder.resolve(properties.text("DefinitionUri")),
                properties.members("DefinitionSubstitutions").allTexts(), Policies.read(id, properties));
    }

    private static Table table(String id, Identity identity, Members properties) {
        properties.cloudOnly("BillingMode", "PointInTimeRecoverySpecification", "SSESpecification",
                "StreamSpecification");
        var attributes = new LinkedHashMap<String, String>();
        for (Object one : properties.list("AttributeDefinitions")) {
            Members attribute = Members.of(properties.place("AttributeDefinitions"), one);
            attributes.put(attribute.text("AttributeName"), attribute.text("AttributeType"));
            attribute.end();
        }
        var indexes = new ArrayList<Index>();
        for (Object one : properties.list("GlobalSecondaryIndexes")) {
            Members index = Members.of(properties.place("GlobalSecondaryIndexes"), one);
            indexes.add(new Index(index.text("IndexName"), key(index),
                    index.members("Projection").text("ProjectionType")));
            index.end();
        }
        Members ttl = properties.members("TimeToLiveSpecification");
        @Nullable
        String attribute = ttl.flag("Enabled") ? ttl.text("AttributeName") : null;
        return new Table(id, identity.ref(), identity.attribute("Arn"), attributes, key(properties), indexes,
                attribute);
    }

    private static KeySchema key(Members owner) {
        String hash = "";
        @Nullable
        String range = null;
        for (Object one : owner.list("KeySchema")) {
            Members part = Members.of(owner.place("KeySchema"), one);
            switch (part.text("KeyType")) {
                case "HASH" -> hash = part.text("AttributeName");
                case "RANGE" -> range = part.text("AttributeName");
                default -> throw new TemplateException(part.place(), "a key's part is HASH or RANGE");
            }
        }
        if (hash.isEmpty()) {
            throw new TemplateException(owner.place("KeySchema"), "a key has a HASH part");
        }
        return new KeySchema(hash, range);
    }
}
