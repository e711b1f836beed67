package dev.mxonramp.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.local.states.ExecutionView;
import dev.mxonramp.local.states.HistoryEvent;
import dev.mxonramp.local.system.Layout;
import dev.mxonramp.local.system.LocalSystem;
import dev.mxonramp.local.system.Options;
import dev.mxonramp.local.system.Progress;
import dev.mxonramp.local.template.RealTemplate;
import dev.mxonramp.local.template.StateMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole journey through the built zips over real sockets; and no secret of it where none belongs. */
class DemoIT {
    @TempDir
    private Path work;

    @Test
    void wholeJourneyIsProvenAndLeavesNoSecretBehind() throws Exception {
        var progress = new Progress(System.out);
        var options = Options.closedWorld(new Layout(RealTemplate.root()), work);
        try (LocalSystem system = LocalSystem.start(options, progress)) {
            var demo = new Demo(system, progress, false);
            assertTrue(demo.run(), "the story was not proven to its end; it is told above");
            assertEquals(List.of(), system.aws().refusals());
            assertNoSecret(demo.secrets(), places(system, demo));
        }
    }

    private static void assertNoSecret(List<String> secrets, Map<String, String> places) {
        assertTrue(secrets.size() >= 6 && places.size() > 20,
                secrets.size() + " secrets, " + places.size() + " places");
        var found = new ArrayList<String>();
        places.forEach((place, text) -> secrets.stream().filter(text::contains)
                .forEach(secret -> found.add(place + " holds " + secret)));
        assertEquals(List.of(), found);
    }

    private static Map<String, String> places(LocalSystem system, Demo demo) throws IOException {
        var places = new LinkedHashMap<String, String>();
        for (var log : system.functions().logs().entrySet()) {
            places.put("log of " + log.getKey(), Files.readString(log.getValue().file()));
        }
        for (StateMachine machine : system.wiring().stateMachines()) {
            for (ExecutionView execution : system.machines().listExecutions(machine.arn(), null)) {
                places.put("execution " + execution.name(), execution + "\n" + history(system, execution));
            }
        }
        places.put("problems", String.join("\n", demo.problems()));
        return places;
    }

    private static String history(LocalSystem system, ExecutionView execution) {
        return String.join("\n", system.machines().getExecutionHistory(execution.arn()).stream()
                .map(HistoryEvent::toString).toList());
    }
}
