package dev.mxonramp.local.states;

import dev.mxonramp.local.policy.Policy;
import dev.mxonramp.local.template.LambdaFunction;
import dev.mxonramp.local.template.StateMachine;
import dev.mxonramp.local.template.Wiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A state machine, loaded.
 *
 * @param arn        its ARN
 * @param name       its name
 * @param definition what it does
 * @param policy     what its role may do
 */
record Machine(String arn, String name, Definition definition, Policy policy) {
    /**
     * Loads a machine.
     *
     * @param wired      from the template
     * @param definition the definition's text
     * @param functions  ARNs of the aliases that exist
     * @throws DefinitionException for everything that the interpreter does not know
     */
    static Machine load(StateMachine wired, String definition, Set<String> functions) {
        return new Machine(wired.arn(), wired.name(),
                new DefinitionReader(wired.name(), functions).read(definition, wired.substitutions()), wired.policy());
    }

    /** Loads every machine of the template. */
    static List<Machine> load(Wiring wiring) {
        Set<String> functions = wiring.functions().stream().map(LambdaFunction::aliasArn).collect(Collectors.toSet());
        return wiring.stateMachines().stream().map(wired -> load(wired, text(wired), functions)).toList();
    }

    private static String text(StateMachine wired) {
        try {
            return Files.readString(wired.definition());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
