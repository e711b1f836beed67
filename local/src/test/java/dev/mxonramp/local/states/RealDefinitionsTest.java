package dev.mxonramp.local.states;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.local.template.RealTemplate;
import dev.mxonramp.local.template.StateMachine;
import dev.mxonramp.local.template.Wiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What cfn-lint and asl-validator miss in the two definitions. Every test lists all violations at once. */
class RealDefinitionsTest {
    /**
     * Errors that Lambda and Step Functions raise, from "Handling errors in Step Functions workflows" and "Handle
     * Lambda service exceptions" in their developer guide, and from the errors of Lambda's Invoke (API reference).
     */
    private static final Set<String> SERVICE = Set.of("States.ALL", "States.Timeout", "States.TaskFailed",
            "States.HeartbeatTimeout", "States.Permissions", "Lambda.ServiceException", "Lambda.AWSLambdaException",
            "Lambda.SdkClientException", "Lambda.ClientExecutionTimeoutException", "Lambda.TooManyRequestsException",
            "Lambda.ResourceNotReadyException", "Lambda.SnapStartException", "Lambda.SnapStartNotReadyException",
            "Lambda.SnapStartTimeoutException", "Lambda.Unknown", "Sandbox.Timedout", "Runtime.ExitError");

    private final Wiring wiring = RealTemplate.wiring();
    private final List<Machine> machines = Machine.load(wiring);

    @Test
    void everyVariableIsAssignedOnEveryPathToItsUse() {
        assertEquals(List.of(), machines.stream()
                .flatMap(machine -> VariableFlow.undeclared(machine.definition()).stream()).toList());
    }

    @Test
    void theTestOfVariablesFindsAMissingOne() {
        Machine machine = TestMachines.machine("'A':{'Type':'Choice','Choices':[{'Condition':"
                + "'{% $states.input.x %}','Assign':{'v':1},'Next':'B'}],'Default':'B'},"
                + "'B':{'Type':'Pass','Output':'{% $v %}','Next':'C'},'C':{'Type':'Succeed'}");
        assertEquals(List.of("B uses $v, which not every path to it assigns"),
                VariableFlow.undeclared(machine.definition()));
    }

    @Test
    void everyErrorNamedIsOneThatTheCodeOrAServiceRaises() {
        var unknown = new TreeSet<String>();
        for (Machine machine : machines) {
            for (String error : errors(machine)) {
                if (!SERVICE.contains(error) && !thrown(error) && !passedOn(error)) {
                    unknown.add(machine.name() + ": " + error);
                }
            }
        }
        assertEquals(Set.of(), unknown);
    }

    @Test
    void everySubstitutionIsUsed() {
        var unused = new ArrayList<String>();
        for (StateMachine machine : wiring.stateMachines()) {
            String text = read(machine);
            machine.substitutions().keySet().stream().filter(name -> !text.contains("${" + name + "}"))
                    .forEach(name -> unused.add(machine.logicalId() + ": " + name));
        }
        assertEquals(List.of(), unused);
    }

    @Test
    void everyMachineMayInvokeExactlyWhatItInvokes() {
        var wrong = new ArrayList<String>();
        for (Machine machine : machines) {
            Set<String> invoked = tasks(machine).map(State.Task::function).collect(Collectors.toSet());
            Set<String> allowed = machine.policy().statements().stream()
                    .filter(statement -> statement.actions().contains("lambda:InvokeFunction"))
                    .flatMap(statement -> statement.resources().stream()).collect(Collectors.toSet());
            if (!invoked.equals(allowed)) {
                wrong.add(machine.name() + " invokes " + invoked + " and may invoke " + allowed);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyTaskEndsInTimeAndCatchesWhatItDoesNotRetry() {
        var wrong = new ArrayList<String>();
        for (Machine machine : machines) {
            tasks(machine).filter(task -> task.timeout() == null || task.retry().isEmpty()
                    || task.catching().isEmpty() || !task.catching().getLast().errors().equals(List.of("States.ALL")))
                    .forEach(task -> wrong.add(machine.name() + ": " + task.name()));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyTaskThatDoesNotWaitOutlivesItsFunction() {
        var wrong = new ArrayList<String>();
        for (Machine machine : machines) {
            tasks(machine).filter(task -> !task.callback() && task.timeout() != null && task.timeout()
                    .compareTo(wiring.functionByAlias(task.function()).orElseThrow().timeout()) < 0)
                    .forEach(task -> wrong.add(machine.name() + ": " + task.name()));
        }
        assertEquals(List.of(), wrong);
    }

    private static Stream<State.Task> tasks(Machine machine) {
        return machine.definition().states().values().stream()
                .flatMap(state -> state instanceof State.Task task ? Stream.of(task) : Stream.empty());
    }

    private static Set<String> errors(Machine machine) {
        var errors = new TreeSet<String>();
        tasks(machine).forEach(task -> {
            task.retry().forEach(retrier -> errors.addAll(retrier.errors()));
            task.catching().forEach(catcher -> errors.addAll(catcher.errors()));
        });
        return errors;
    }

    private static boolean thrown(String error) {
        if (!Pattern.matches("[a-z]+(\\.[A-Za-z0-9_$]+)+", error)) {
            return false;
        }
        try {
            return Throwable.class
                    .isAssignableFrom(Class.forName(error, false, RealDefinitionsTest.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Whether the domain's code gives a waiting step this error: the name is a text in it, next to the workflow's. */
    private static boolean passedOn(String error) {
        try (Stream<Path> files = Files
                .walk(RealTemplate.root().resolve("functions/domain/src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).map(RealDefinitionsTest::text)
                    .anyMatch(text -> text.contains('"' + error + '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(StateMachine machine) {
        return text(machine.definition());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
