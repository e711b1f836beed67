package dev.mxonramp.testkit.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Rivals that do something at the same moment. */
public final class Race {
    private Race() {}

    /** Lets {@code rivals} threads begin together; their answers, in the order of their numbers from 0. */
    public static <T> List<T> of(int rivals, IntFunction<T> task) {
        var start = new CyclicBarrier(rivals);
        try (var threads = Executors.newFixedThreadPool(rivals)) {
            var tasks = new ArrayList<Callable<T>>();
            for (int i = 0; i < rivals; i++) {
                int number = i;
                tasks.add(() -> {
                    start.await();
                    return task.apply(number);
                });
            }
            var answers = new ArrayList<T>();
            for (Future<T> answer : threads.invokeAll(tasks)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the race was interrupted", e);
        } catch (ExecutionException e) {
            throw new AssertionError("a rival failed", e.getCause());
        }
    }
}
