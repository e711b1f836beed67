package dev.mxonramp.local.journey;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.migration.PassKey;
import dev.mxonramp.domain.migration.PassStore;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.lambda.TaskFunction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the copying itself, which the migration's own tests prove over IMAP: every pass finds as many new messages
 * as scripted, in as many workers, and then none.
 */
final class ScriptedCopy {
    private final PassStore passes;
    private final Map<MailAddress, Deque<Integer>> arriving = new HashMap<>();
    private int workersBefore;

    ScriptedCopy(PassStore passes) {
        this.passes = passes;
    }

    /** The next passes of the mailbox find these numbers of new messages. */
    void arrive(MailAddress mailbox, Integer... messages) {
        arriving.computeIfAbsent(mailbox, _ -> new ArrayDeque<>()).addAll(List.of(messages));
    }

    /** The next pass takes so many workers more than one. */
    void takeWorkers(int workers) {
        workersBefore = workers;
    }

    /** The worker: says {@code more} as long as it is scripted to. */
    TaskFunction worker() {
        return new TaskFunction() {
            @Override
            public Map<String, @Nullable Object> run(Map<String, @Nullable Object> input, Deadline deadline) {
                return Map.of("more", workersBefore-- > 0);
            }
        };
    }

    /** The verification: stores what the pass found. */
    TaskFunction verification() {
        return new TaskFunction() {
            @Override
            public Map<String, @Nullable Object> run(Map<String, @Nullable Object> input, Deadline deadline) {
                PassKey key = key(input);
                Deque<Integer> found = arriving.getOrDefault(key.mailbox(), new ArrayDeque<>());
                int messages = found.isEmpty() ? 0 : found.remove();
                passes.put(passes.find(key).orElseThrow().verified(messages, messages * 1000L, 0));
                return Map.of("more", false);
            }
        };
    }

    private static PassKey key(Map<String, @Nullable Object> input) {
        if (input.get("pass") instanceof Long number) {
            return new PassKey(new AccountId(String.valueOf(input.get("account"))),
                    MailAddress.of(String.valueOf(input.get("mailbox"))), Math.toIntExact(number));
        }
        throw new AssertionError("no pass in " + input);
    }
}
