package dev.mxonramp.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns a function's resource into the model, with what {@code Globals} says for all of them. */
final class FunctionBuilder {
    private static final String[] CLOUD_ONLY = {"Description", "Runtime", "Architectures",
            "AutoPublishAliasAllProperties", "Tracing", "LoggingConfig", "VpcConfig", "ReservedConcurrentExecutions",
            "Tags", "Layers", "EventInvokeConfig", "EphemeralStorage"};

    private final Path folder;
    private final Members shared;

    FunctionBuilder(Path folder, Members shared) {
        this.folder = folder;
        this.shared = shared;
        shared.cloudOnly(CLOUD_ONLY).cloudOnly("MemorySize", "Timeout", "AutoPublishAlias", "Environment", "SnapStart")
                .end();
    }

    LambdaFunction function(String id, Identity identity, Members own) {
        own.cloudOnly(CLOUD_ONLY);
        String alias = own.text("AutoPublishAlias", shared.text("AutoPublishAlias", ""));
        if (!alias.equals(TemplateReader.ALIAS)) {
            throw new TemplateException(own.place(),
                    "its AutoPublishAlias is not " + TemplateReader.ALIAS + ", so SnapStart would be bypassed");
        }
        var environment = new LinkedHashMap<>(variables(shared));
        environment.putAll(variables(own));
        String arn = identity.attribute("Arn");
        return new LambdaFunction(id, identity.ref(), own.text("Handler"), folder.resolve(own.text("CodeUri")),
                Duration.ofSeconds(own.number("Timeout", shared.number("Timeout", 3))),
                own.number("MemorySize", shared.number("MemorySize", 128)), environment, Policies.read(id, own), arn,
                arn + ":" + alias, snapStart(shared) || snapStart(own));
    }

    private static boolean snapStart(Members properties) {
        Members snapStart = properties.members("SnapStart");
        boolean published = snapStart.text("ApplyOn", "None").equals("PublishedVersions");
        snapStart.end();
        return published;
    }

    private static Map<String, String> variables(Members properties) {
        Members environment = properties.members("Environment");
        var variables = environment.members("Variables").allTexts();
        environment.end();
        return variables;
    }
}
