package dev.mxonramp.local.system;

import dev.mxonramp.local.aws.DynamoDbProcess;
import dev.mxonramp.local.mail.JamesProcess;
import dev.mxonramp.local.mail.OldProvider;
import dev.mxonramp.testkit.dns.LoopbackDns;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * What stands around the functions, booted at the same time: table, DNS, new host, old provider.
 *
 * @param dns the local DNS; empty where the outside world's is asked
 */
record Outside(DynamoDbProcess dynamoDb, Optional<LoopbackDns> dns, JamesProcess james, OldProvider oldProvider) {
    static Outside start(Options options, Progress progress, Teardown teardown) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var table = begin(threads, progress, "DynamoDB Local",
                    () -> teardown.add(DynamoDbProcess.start(options.layout().built("dynamodb"))));
            var dns = begin(threads, progress, "DNS", () -> dns(options, teardown));
            var james = begin(threads, progress, "the new host (Apache James)",
                    () -> teardown.add(
                            JamesProcess.start(options.layout().built("james"), options.work().resolve("james"))));
            var old = begin(threads, progress, "the old provider (GreenMail)",
                    () -> teardown.add(
                            OldProvider.start(options.layout().built("oldhost"), options.work().resolve("oldhost"),
                                    options.oldUsers())));
            return new Outside(table.join(), dns.join(), james.join(), old.join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static <T> CompletableFuture<T> begin(ExecutorService threads, Progress progress, String name,
            Supplier<T> start) {
        return CompletableFuture.supplyAsync(() -> {
            Duration before = progress.since();
            T started = start.get();
            progress.say(name + " is up (" + progress.since().minus(before).toMillis() + " ms)");
            return started;
        }, threads);
    }

    private static Optional<LoopbackDns> dns(Options options, Teardown teardown) {
        if (!options.resolvers().isEmpty()) {
            return Optional.empty();
        }
        LoopbackDns dns = teardown.add(LoopbackDns.start());
        var platform = dns.zone(Options.PLATFORM);
        options.mxHosts().stream().filter(host -> host.endsWith("." + Options.PLATFORM))
                .forEach(host -> platform.put(host, "A", 300, "127.0.0.1"));
        platform.put("imap." + Options.PLATFORM, "A", 300, "127.0.0.1");
        platform.put("smtp." + Options.PLATFORM, "A", 300, "127.0.0.1");
        return Optional.of(dns);
    }
}
