package dev.mxonramp.local.lambda;

import dev.mxonramp.local.template.LambdaFunction;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** All functions of the template, ready to be invoked as Lambda would. */
public final class Functions implements AutoCloseable {
    private final Map<String, LambdaFunction> functions = new LinkedHashMap<>();
    private final Map<String, FunctionPool> pools = new LinkedHashMap<>();
    private final Map<String, FunctionLog> logs = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final RuntimeApi api = new RuntimeApi();
    private final UnpackedZips zips;
    private final Launch launch;
    private final Function<LambdaFunction, Map<String, String>> identity;

    /**
     * Nothing is started yet.
     *
     * @param work directory for unpacked zips and logs
     * @param mostProcesses of each function
     * @param identity what a process is given besides the function's own environment: to speak to AWS region, endpoint,
     *        an access key of its own; and what this machine has in another place than the cloud
     */
    public Functions(List<LambdaFunction> functions, Path work, Launch launch, int mostProcesses,
            Function<LambdaFunction, Map<String, String>> identity) {
        this.zips = new UnpackedZips(work.resolve("functions"));
        this.launch = launch;
        this.identity = identity;
        for (LambdaFunction function : functions) {
            String id = function.logicalId();
            this.functions.put(id, function);
            logs.put(id, new FunctionLog(work.resolve("logs").resolve(id + ".log")));
            pools.put(id, new FunctionPool(mostProcesses, () -> start(function)));
            List.of(id, function.name(), function.arn(), function.aliasArn()).forEach(name -> names.put(name, id));
        }
    }

    /**
     * Invokes a function and waits for its answer.
     *
     * @param name its logical id, name, ARN or alias's ARN
     * @param event JSON
     */
    public Outcome invoke(String name, String event) throws InterruptedException {
        String id = names.get(name);
        FunctionPool pool = id == null ? null : pools.get(id);
        LambdaFunction function = id == null ? null : functions.get(id);
        if (pool == null || function == null) {
            return new Outcome.Unknown("Function not found: " + name);
        }
        return pool.invoke(Invocation.of(function.aliasArn(), event));
    }

    private FunctionProcess start(LambdaFunction function) {
        Mailslot slot = FunctionProcess.slot(UUID.randomUUID().toString(), function.timeout());
        var variables = new LinkedHashMap<>(identity.apply(function));
        variables.put("AWS_LAMBDA_RUNTIME_API", api.open(slot));
        ProcessBuilder command = launch.command(function, zips.directory(function.code()), variables);
        return FunctionProcess.start(command, slot, function.timeout(), log(function.logicalId()),
                () -> api.forget(slot));
    }

    /** What a function's processes print. */
    public FunctionLog log(String logicalId) {
        FunctionLog log = logs.get(logicalId);
        if (log == null) {
            throw new IllegalArgumentException("the template has no function " + logicalId);
        }
        return log;
    }

    /** All logs, by logical id. */
    public Map<String, FunctionLog> logs() {
        return Map.copyOf(logs);
    }

    /** Process ids of all that live. */
    public List<Long> pids() {
        return pools.values().stream().flatMap(pool -> pool.pids().stream()).toList();
    }

    /** Kills the processes of one function, as a machine that dies would; the next invocation starts a new one. */
    public void kill(String logicalId) {
        FunctionPool pool = pools.get(logicalId);
        if (pool != null) {
            pool.kill();
        }
    }

    @Override
    public void close() {
        pools.values().parallelStream().forEach(FunctionPool::close);
        api.close();
        logs.values().forEach(FunctionLog::close);
    }
}
