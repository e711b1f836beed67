package dev.mxonramp.local.lambda;

import dev.mxonramp.local.http.Answer;
import dev.mxonramp.local.http.Ask;
import dev.mxonramp.local.http.LoopbackServer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lambda's Runtime API on loopback. Each process has a path of its own that nobody can guess, so that no function
 * answers for another.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda: Runtime API (2018-06-01)</a>
 */
final class RuntimeApi implements AutoCloseable {
    private static final int MAX_ANSWER = 8 * 1024 * 1024;
    private static final String VERSION = "2018-06-01/runtime/";

    private final Map<String, Mailslot> slots = new ConcurrentHashMap<>();
    private final LoopbackServer server = new LoopbackServer(0, MAX_ANSWER,
            Answer.json(413, "{\"errorType\":\"RequestEntityTooLarge\"}"), this::answer);

    /** Opens a process's slot; its address is the process's {@code AWS_LAMBDA_RUNTIME_API}. */
    String open(Mailslot slot) {
        slots.put(slot.secret(), slot);
        return "127.0.0.1:" + server.port() + "/" + slot.secret();
    }

    void forget(Mailslot slot) {
        slots.remove(slot.secret());
    }

    private Answer answer(Ask ask) {
        String[] parts = ask.rawPath().substring(1).split("/", 2);
        Mailslot slot = slots.get(parts[0]);
        if (slot == null || parts.length < 2 || !parts[1].startsWith(VERSION)) {
            return Answer.json(403, "{\"errorType\":\"Forbidden\"}");
        }
        String call = ask.method() + " " + parts[1].substring(VERSION.length());
        if (call.equals("GET invocation/next")) {
            return next(slot);
        }
        if (call.equals("GET restore/next")) {
            // The snapshot is the process itself, which goes on at once.
            return Answer.json(200, "");
        }
        if (call.equals("POST init/error") || call.equals("POST restore/error")) {
            slot.initFailed(ErrorDocument.reported(ask.text()));
            return accepted();
        }
        String[] words = call.split("/");
        if (words.length == 3 && words[0].equals("POST invocation") && words[2].equals("response")) {
            return finished(slot, words[1], new Outcome.Answered(ask.text()));
        }
        if (words.length == 3 && words[0].equals("POST invocation") && words[2].equals("error")) {
            return finished(slot, words[1], ErrorDocument.reported(ask.text()));
        }
        return Answer.json(404, "{\"errorType\":\"NotFound\"}");
    }

    private static Answer next(Mailslot slot) {
        Optional<Invocation> next = slot.next();
        if (next.isEmpty()) {
            return Answer.json(410, "{\"errorType\":\"Shutdown\"}");
        }
        Invocation one = next.get();
        return Answer.json(200, one.event()).header("Lambda-Runtime-Aws-Request-Id", one.id())
                .header("Lambda-Runtime-Deadline-Ms", Long.toString(one.deadline().join().toEpochMilli()))
                .header("Lambda-Runtime-Invoked-Function-Arn", one.arn())
                .header("Lambda-Runtime-Trace-Id", trace(one.id()));
    }

    private static String trace(String id) {
        String digits = id.replace("-", "");
        return "Root=1-" + digits.substring(0, 8) + "-" + digits.substring(8) + ";Parent=" + digits.substring(16)
                + ";Sampled=0";
    }

    private static Answer finished(Mailslot slot, String id, Outcome outcome) {
        return slot.finished(id, outcome) ? accepted() : Answer.json(400, "{\"errorType\":\"InvalidRequestID\"}");
    }

    private static Answer accepted() {
        return Answer.json(202, "{\"status\":\"OK\"}");
    }

    @Override
    public void close() {
        server.close();
    }
}
