package dev.mxonramp.local.lambda;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The processes of one function: started when none is free, kept warm, never more than allowed. */
final class FunctionPool {
    private final int most;
    private final Supplier<FunctionProcess> starter;
    private final Deque<FunctionProcess> idle = new ArrayDeque<>();
    private final Set<FunctionProcess> all = new HashSet<>();
    private int starting;
    private boolean closed;

    FunctionPool(int most, Supplier<FunctionProcess> starter) {
        this.most = most;
        this.starter = starter;
    }

    Outcome invoke(Invocation invocation) throws InterruptedException {
        Optional<FunctionProcess> taken = take();
        if (taken.isEmpty()) {
            return new Outcome.Throttled("Rate Exceeded.");
        }
        FunctionProcess process = taken.get();
        try {
            return process.run(invocation);
        } finally {
            giveBack(process);
        }
    }

    private Optional<FunctionProcess> take() {
        synchronized (this) {
            all.removeIf(process -> !process.alive());
            idle.removeIf(process -> !process.alive());
            if (!idle.isEmpty()) {
                return Optional.of(idle.removeLast());
            }
            if (closed || all.size() + starting >= most) {
                return Optional.empty();
            }
            starting++;
        }
        try {
            return started(starter.get());
        } finally {
            synchronized (this) {
                starting--;
            }
        }
    }

    private synchronized Optional<FunctionProcess> started(FunctionProcess process) {
        if (closed) {
            process.kill();
            return Optional.empty();
        }
        all.add(process);
        return Optional.of(process);
    }

    private synchronized void giveBack(FunctionProcess process) {
        if (process.alive()) {
            idle.addLast(process);
        }
    }

    /** Process ids of those that live. */
    synchronized List<Long> pids() {
        return all.stream().filter(FunctionProcess::alive).map(FunctionProcess::pid).toList();
    }

    /** Kills all; the next invocation starts anew, unless the pool is closed. */
    void kill() {
        List<FunctionProcess> living;
        synchronized (this) {
            living = new ArrayList<>(all);
            all.clear();
            idle.clear();
        }
        living.forEach(FunctionProcess::kill);
    }

    void close() {
        synchronized (this) {
            closed = true;
        }
        kill();
    }
}
