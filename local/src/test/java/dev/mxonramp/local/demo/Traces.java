package dev.mxonramp.local.demo;

import dev.mxonramp.local.aws.OutboxMail;
import dev.mxonramp.local.states.ExecutionView;
import dev.mxonramp.local.states.HistoryEvent;
import dev.mxonramp.local.system.LocalSystem;
import dev.mxonramp.local.template.StateMachine;
import dev.mxonramp.local.template.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Everything that a system wrote where somebody could read it later, and what its functions said to AWS and callers. */
final class Traces {
    /**
     * A place to search.
     *
     * @param kind the kind of place, such as {@code log}
     * @param name which one
     */
    record Place(String kind, String name, String text) {}

    private final List<Place> places = new ArrayList<>();

    /** Gathers them once the story was played. */
    static Traces of(LocalSystem system, AwsRequests requests, List<Exchange> exchanges, Path buckets)
            throws IOException {
        var traces = new Traces();
        for (var log : system.functions().logs().entrySet()) {
            traces.add("log", log.getKey(), Files.readString(log.getValue().file()));
        }
        traces.executions(system);
        system.aws().events().forEach(event -> traces.add("event", "", event));
        system.aws().courier().deadLetters().forEach(letter -> traces.add("dead letter", "", letter.toString()));
        for (Table table : system.wiring().tables()) {
            TableScan.of(system.aws(), table).items().forEach(item -> traces.add("item",
                    TableScan.text(item, "pk") + " " + TableScan.text(item, "sk"), item.toString()));
        }
        traces.objects(buckets);
        for (OutboxMail mail : system.outbox().mails()) {
            traces.add("mail", String.join(" ", mail.to()), mail.toString());
        }
        exchanges.forEach(each -> traces.add("answer", each.method() + " " + each.path() + " " + each.status(),
                each.body()));
        requests.byService().forEach((service, texts) -> texts
                .forEach(text -> traces.add("request to " + service, "", text)));
        return traces;
    }

    /** Adds a place. */
    void add(String kind, String name, String text) {
        places.add(new Place(kind, name, text));
    }

    private void executions(LocalSystem system) {
        for (StateMachine machine : system.wiring().stateMachines()) {
            for (ExecutionView execution : system.machines().listExecutions(machine.arn(), null)) {
                add("execution", execution.name(), "input " + execution.input() + "\noutput " + execution.output()
                        + "\ncause " + execution.cause());
                for (HistoryEvent event : system.machines().getExecutionHistory(execution.arn())) {
                    add("history", execution.name() + " " + event.id() + " " + event.type(), event.toString());
                }
            }
        }
    }

    private void objects(Path buckets) throws IOException {
        try (Stream<Path> files = Files.walk(buckets)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // Any octets: what is not text has no secret in a form that is sought.
                add("object", file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }

    /** The places of a kind. */
    List<Place> of(String kind) {
        return places.stream().filter(place -> place.kind().equals(kind)).toList();
    }

    /** All of them. */
    List<Place> all() {
        return List.copyOf(places);
    }

    /** The places that hold a secret, but for those where it belongs. */
    List<Place> holding(Canary canary, Predicate<Place> belongs) {
        return places.stream().filter(place -> canary.in(place.text()) && !belongs.test(place)).toList();
    }

    /** How many characters there are to search. */
    long characters() {
        return places.stream().mapToLong(place -> place.text().length()).sum();
    }
}
