package dev.mxonramp.local.template;

import dev.mxonramp.local.policy.Policy;
import dev.mxonramp.local.policy.Statement;
import dev.mxonramp.local.policy.Statement.Effect;
import java.util.ArrayList;
import java.util.List;

/** Reads the {@code Policies} of a function or a state machine: inline documents only. */
final class Policies {
    private Policies() {}

    static Policy read(String principal, Members properties) {
        var statements = new ArrayList<Statement>();
        String place = properties.place("Policies");
        for (Object one : properties.list("Policies")) {
            Members document = Members.of(place, one);
            document.cloudOnly("Version");
            for (Object statement : document.list("Statement")) {
                statements.add(statement(Members.of(place, statement)));
            }
            document.end();
        }
        return new Policy(principal, statements);
    }

    private static Statement statement(Members statement) {
        Effect effect = switch (statement.text("Effect")) {
            case "Allow" -> Effect.ALLOW;
            case "Deny" -> Effect.DENY;
            default -> throw new TemplateException(statement.place("Effect"), "an effect is Allow or Deny");
        };
        statement.cloudOnly("Sid");
        List<String> actions = statement.texts("Action");
        List<String> resources = statement.texts("Resource");
        statement.end();
        try {
            return new Statement(effect, actions, resources);
        } catch (IllegalArgumentException e) {
            throw new TemplateException(statement.place(), e.getMessage() == null ? "wrong" : e.getMessage());
        }
    }
}
