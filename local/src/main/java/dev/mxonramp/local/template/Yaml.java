package dev.mxonramp.local.template;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * YAML as plain values: {@link Map} (in order), {@link List}, {@link String}, {@link Long}, {@link BigDecimal},
 * {@link Boolean}, null. CloudFormation's short tags become their long forms ({@code !Sub x} is {@code Fn::Sub: x}), so
 * that the rest of the reader knows one form.
 */
final class Yaml {
    private final Path file;

    Yaml(Path file) {
        this.file = file;
    }

    /** The document's root. */
    Map<String, @Nullable Object> read() {
        try {
            Node root = new Compose(LoadSettings.builder().setLabel(file.toString()).build())
                    .composeString(Files.readString(file))
                    .orElseThrow(() -> new TemplateException(file.toString(), "the file is empty"));
            if (!(root instanceof MappingNode mapping)) {
                throw new TemplateException(place(root), "a template is a mapping of sections");
            }
            return members(mapping);
        } catch (IOException e) {
            throw new TemplateException(file.toString(), "the file cannot be read: " + e.getMessage());
        } catch (YamlEngineException e) {
            throw new TemplateException(file.toString(), "not YAML: " + e.getMessage());
        }
    }

    private @Nullable Object value(Node node) {
        String tag = node.getTag().getValue();
        if (tag.startsWith("!")) {
            return call(tag.substring(1), node);
        }
        return plain(node);
    }

    private @Nullable Object plain(Node node) {
        return switch (node) {
            case MappingNode mapping -> members(mapping);
            case SequenceNode sequence -> {
                var list = new ArrayList<@Nullable Object>();
                sequence.getValue().forEach(element -> list.add(value(element)));
                yield list;
            }
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new TemplateException(place(node), "this kind of YAML is not known here");
        };
    }

    private Map<String, @Nullable Object> members(MappingNode mapping) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new TemplateException(place(tuple.getKeyNode()), "a member's name is a text");
            }
            if (map.containsKey(key.getValue())) {
                throw new TemplateException(place(key), key.getValue() + " is there twice");
            }
            map.put(key.getValue(), value(tuple.getValueNode()));
        }
        return map;
    }

    private @Nullable Object scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        if (tag.equals(Tag.INT)) {
            return Long.valueOf(text);
        }
        return tag.equals(Tag.FLOAT) ? new BigDecimal(text) : text;
    }

    private Map<String, @Nullable Object> call(String function, Node node) {
        var call = new LinkedHashMap<String, @Nullable Object>();
        Object argument = node instanceof ScalarNode scalar ? scalar.getValue() : plain(node);
        switch (function) {
            case "Ref", "Condition" -> call.put(function, argument);
            case "GetAtt" -> call.put("Fn::GetAtt", argument instanceof String text ? split(text, node) : argument);
            default -> call.put("Fn::" + function, argument);
        }
        return call;
    }

    private List<String> split(String text, Node node) {
        int dot = text.indexOf('.');
        if (dot < 1) {
            throw new TemplateException(place(node), "!GetAtt names <resource>.<attribute>, not " + text);
        }
        return List.of(text.substring(0, dot), text.substring(dot + 1));
    }

    private String place(Node node) {
        return file + node.getStartMark().map(Yaml::line).orElse("");
    }

    private static String line(Mark mark) {
        return ":" + (mark.getLine() + 1);
    }
}
