package dev.mxonramp.local.template;

import java.util.List;
import java.util.Optional;

/**
 * The whole system as the template wires it, everything resolved: what the local runner, its service fronts and the
 * tests know about the system, they know from here. Names and ARNs are the same on every reading.
 *
 * @param functions         by their order in the template
 * @param routes            the HTTP API's
 * @param schedules         the scheduler's
 * @param eventRules        the bus's
 * @param stateMachines     with their substitutions
 * @param tables            DynamoDB
 * @param keys              KMS
 * @param buses             EventBridge
 * @param buckets           S3
 * @param queues            SQS
 * @param configurationSets SES, by name
 */
public record Wiring(List<LambdaFunction> functions, List<Route> routes, List<Schedule> schedules,
        List<EventRule> eventRules, List<StateMachine> stateMachines, List<Table> tables, List<Key> keys,
        List<Bus> buses, List<Bucket> buckets, List<Queue> queues, List<String> configurationSets) {
    public Wiring {
        functions = List.copyOf(functions);
        routes = List.copyOf(routes);
        schedules = List.copyOf(schedules);
        eventRules = List.copyOf(eventRules);
        stateMachines = List.copyOf(stateMachines);
        tables = List.copyOf(tables);
        keys = List.copyOf(keys);
        buses = List.copyOf(buses);
        buckets = List.copyOf(buckets);
        queues = List.copyOf(queues);
        configurationSets = List.copyOf(configurationSets);
    }

    /** The function with this logical id; a wrong one is our own mistake. */
    public LambdaFunction function(String logicalId) {
        return functions.stream().filter(one -> one.logicalId().equals(logicalId)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the template has no function " + logicalId));
    }

    /** The function that an alias's ARN names. */
    public Optional<LambdaFunction> functionByAlias(String aliasArn) {
        return functions.stream().filter(one -> one.aliasArn().equals(aliasArn)).findFirst();
    }

    /** The state machine with this logical id; a wrong one is our own mistake. */
    public StateMachine stateMachine(String logicalId) {
        return stateMachines.stream().filter(one -> one.logicalId().equals(logicalId)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the template has no state machine " + logicalId));
    }

    /** The one table. */
    public Table table() {
        if (tables.size() != 1) {
            throw new IllegalStateException("the template has " + tables.size() + " tables, not one");
        }
        return tables.getFirst();
    }
}
