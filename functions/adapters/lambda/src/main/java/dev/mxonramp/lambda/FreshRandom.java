package dev.mxonramp.lambda;

import java.security.SecureRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Randomness for identifiers, codes and secrets that no two processes share. A generator that stood in a SnapStart
 * snapshot would be the same in every process that begins with it; so none does: it is dropped before the snapshot and
 * after it, and the operating system seeds another when it is next asked.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-uniqueness.html">AWS: handling uniqueness</a>
 */
public final class FreshRandom implements RandomGenerator, Resource {
    private final Supplier<? extends RandomGenerator> source;
    private @Nullable RandomGenerator current;

    /**
     * @param snapshots where snapshots of this process are announced
     * @param source gives a newly seeded generator
     */
    public FreshRandom(Context<Resource> snapshots, Supplier<? extends RandomGenerator> source) {
        this.source = source;
        snapshots.register(this);
    }

    /** Cryptographically strong randomness for this process. */
    public static FreshRandom secure() {
        return new FreshRandom(Core.getGlobalContext(), SecureRandom::new);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        drop();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Again: whatever ran before the snapshot after us may have drawn.
        drop();
    }

    private synchronized void drop() {
        current = null;
    }

    private synchronized RandomGenerator current() {
        RandomGenerator known = current;
        if (known == null) {
            known = source.get();
            current = known;
        }
        return known;
    }

    @Override
    public long nextLong() {
        return current().nextLong();
    }

    @Override
    public void nextBytes(byte[] bytes) {
        current().nextBytes(bytes);
    }
}
