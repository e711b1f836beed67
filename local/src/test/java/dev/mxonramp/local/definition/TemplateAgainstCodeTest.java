package dev.mxonramp.local.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.lambda.HttpFunction;
import dev.mxonramp.local.template.LambdaFunction;
import dev.mxonramp.local.template.RealTemplate;
import dev.mxonramp.local.template.Route;
import dev.mxonramp.local.template.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What cfn-lint misses between template.yaml and the code. Every test lists all violations at once. */
class TemplateAgainstCodeTest {
    /** Set for every function by the template's Globals, and read by those that need them. */
    private static final Set<String> GLOBAL = Set.of("TABLE", "EVENT_BUS", "PUBLIC_SUFFIX_LIST");

    private final Wiring wiring = RealTemplate.wiring();

    /** As Lambda's own environment does. */
    @BeforeAll
    static void regionIsSet() {
        System.setProperty("aws.region", "us-east-1");
    }

    @Test
    void everyHandlerExistsWithItsConstructors() {
        var wrong = new ArrayList<String>();
        for (LambdaFunction function : wiring.functions()) {
            Handlers.find(function).ifPresentOrElse(
                    handler -> Handlers.wrong(handler).ifPresent(what -> wrong.add(handler.getName() + " " + what)),
                    () -> wrong.add(function.handler() + " does not exist"));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyZipIsBuiltByTheModuleOfItsHandler() throws IOException {
        var wrong = new ArrayList<String>();
        Path functions = RealTemplate.root().resolve("functions");
        for (LambdaFunction function : wiring.functions()) {
            String module = functions.relativize(function.code()).getName(0).toString();
            Path pom = functions.resolve(module).resolve("pom.xml");
            String zip = module + ".zip";
            boolean built = Files.exists(pom) && Files.readString(pom).contains("<zip.name>" + module + "</zip.name>")
                    && Files.readString(pom).contains("maven-assembly-plugin");
            if (!built || !function.code().endsWith(Path.of(module, "target", zip))
                    || !function.handler().startsWith("dev.mxonramp." + module + ".")) {
                wrong.add(function.logicalId() + ": " + function.code());
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyVariableThatIsReadIsSetAndEveryOneThatIsSetIsRead() {
        var wrong = new TreeSet<String>();
        var global = new HashSet<>(GLOBAL);
        for (LambdaFunction function : existing()) {
            Set<String> read = Handlers.read(function);
            Set<String> set = function.environment().keySet();
            read.stream().filter(name -> !set.contains(name) && !optional(function, name))
                    .forEach(name -> wrong.add(function.logicalId() + " reads " + name + ", which is not set"));
            set.stream().filter(name -> !read.contains(name) && !GLOBAL.contains(name))
                    .forEach(name -> wrong.add(function.logicalId() + " does not read " + name + ", which is set"));
            global.removeAll(read);
        }
        global.forEach(name -> wrong.add("no function reads " + name));
        assertEquals(Set.of(), wrong);
    }

    @Test
    void everyRouteIsRegisteredByItsFunctionAndNoOther() {
        var wrong = new TreeSet<String>();
        for (LambdaFunction function : existing()) {
            Set<String> wired = wiring.routes().stream().filter(route -> route.function().equals(function.logicalId()))
                    .map(Route::key).collect(Collectors.toSet());
            Set<String> registered = Handlers.wired(function, function.environment()) instanceof HttpFunction http
                    ? http.routes()
                    : Set.of();
            wired.stream().filter(key -> !registered.contains(key))
                    .forEach(key -> wrong.add(function.logicalId() + " does not answer " + key));
            registered.stream().filter(key -> !wired.contains(key))
                    .forEach(key -> wrong.add(function.logicalId() + " answers " + key + ", which the template lacks"));
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void noPolicyAllowsByWildcardInActions() {
        assertEquals(List.of(), wiring.functions().stream()
                .flatMap(function -> function.policy().statements().stream()
                        .flatMap(statement -> statement.actions().stream())
                        .filter(action -> action.contains("*") || action.contains("?"))
                        .map(action -> function.logicalId() + ": " + action))
                .toList());
    }

    /** Functions that can be wired at all; the others are the first test's. */
    private List<LambdaFunction> existing() {
        return wiring.functions().stream().filter(
                function -> Handlers.find(function).flatMap(Handlers::wrong).isEmpty()
                        && Handlers.find(function).isPresent())
                .toList();
    }

    /** The workflow's adapter looks which machines it was given: a function that may not start one is given none. */
    private boolean optional(LambdaFunction function, String name) {
        return wiring.stateMachines().stream()
                .filter(machine -> name.equals(machine.name().replace("onramp-", "").toUpperCase(Locale.ROOT) + "_ARN"))
                .anyMatch(machine -> !function.policy().allows("states:StartExecution", machine.arn()));
    }
}
