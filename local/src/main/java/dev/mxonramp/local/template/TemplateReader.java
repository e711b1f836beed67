package dev.mxonramp.local.template;

import java.nio.file.Path;
import java.util.Map;

/**
 * Reads template.yaml: parameters checked, every function of CloudFormation resolved, every resource either wired or
 * known to mean nothing on one machine. What it does not know it refuses, so that cloud and local cannot drift apart
 * in silence.
 */
public final class TemplateReader {
    static final String ALIAS = "live";

    private final Path folder;
    private final Path file;

    /** Reads the file of this name; paths in it are relative to its folder. */
    public TemplateReader(Path folder, String name) {
        this.folder = folder.toAbsolutePath().normalize();
        this.file = this.folder.resolve(name);
    }

    /** Reads the template.yaml of this folder; paths in it are relative to the folder. */
    public TemplateReader(Path folder) {
        this(folder, "template.yaml");
    }

    /**
     * Resolves the template with these parameters; the others take their defaults.
     *
     * @throws TemplateException for everything that is wrong or not known here
     */
    public Wiring read(Map<String, String> parameters) {
        var template = new Members("", new Yaml(file).read());
        template.cloudOnly("AWSTemplateFormatVersion", "Transform", "Description", "Metadata");
        Members resources = template.members("Resources");
        var intrinsics = new Intrinsics(Parameters.resolve(template.members("Parameters"), parameters),
                template.members("Conditions"), resources);
        Members globals = Members.of("Globals", intrinsics.resolve("Globals", template.members("Globals").all()));
        var builder = new WiringBuilder(folder, intrinsics.identities(), globals);
        for (String logicalId : resources.names()) {
            resource(builder, intrinsics, logicalId, resources.members(logicalId));
        }
        template.members("Outputs").each((name, output) -> intrinsics.resolve("Outputs." + name, output.all()));
        template.end();
        return builder.build();
    }

    private static void resource(WiringBuilder builder, Intrinsics intrinsics, String logicalId, Members declared) {
        String type = declared.text("Type");
        declared.cloudOnly("DeletionPolicy", "UpdateReplacePolicy", "DependsOn", "Metadata");
        boolean exists = !declared.has("Condition")
                || intrinsics.holds(declared.place(), declared.text("Condition"));
        if (exists) {
            String place = declared.place("Properties");
            builder.add(logicalId, type,
                    Members.of(place, intrinsics.resolve(place, declared.members("Properties").all())));
        }
        declared.cloudOnly("Condition");
        declared.end();
    }
}
