package dev.mxonramp.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The routes of template.yaml, read as plain nodes, so that CloudFormation's own tags do not matter. */
final class TemplateRoutes {
    private TemplateRoutes() {}

    /** Whether each route is open, by {@code METHOD path}. */
    static Map<String, Boolean> read(Path template) throws IOException {
        Node root = new Compose(LoadSettings.builder().build()).composeString(Files.readString(template))
                .orElseThrow();
        var routes = new TreeMap<String, Boolean>();
        for (NodeTuple resource : ((MappingNode) member(root, "Resources").orElseThrow()).getValue()) {
            member(resource.getValueNode(), "Properties").flatMap(properties -> member(properties, "Events"))
                    .ifPresent(events -> ((MappingNode) events).getValue()
                            .forEach(event -> add(event.getValueNode(), routes)));
        }
        return routes;
    }

    private static void add(Node event, Map<String, Boolean> routes) {
        if (text(member(event, "Type").orElse(null)).equals("HttpApi")) {
            Node properties = member(event, "Properties").orElseThrow();
            boolean open = member(properties, "Auth").flatMap(auth -> member(auth, "Authorizer"))
                    .filter(authorizer -> text(authorizer).equals("NONE")).isPresent();
            routes.put(text(member(properties, "Method").orElse(null)) + " "
                    + text(member(properties, "Path").orElse(null)), open);
        }
    }

    private static Optional<Node> member(Node node, String name) {
        return node instanceof MappingNode map
                ? map.getValue().stream().filter(tuple -> text(tuple.getKeyNode()).equals(name)).findFirst()
                        .map(NodeTuple::getValueNode)
                : Optional.empty();
    }

    private static String text(@Nullable Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
