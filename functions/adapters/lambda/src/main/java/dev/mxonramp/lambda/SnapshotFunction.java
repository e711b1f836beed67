package dev.mxonramp.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import org.crac.Context;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A function that is ready for Lambda's SnapStart. Its snapshot is taken once, when a version is published; any number of
 * processes begin with it, weeks later too. What a first invocation would have to do is done before it. What must be
 * unique or fresh does not stand in it: see {@link FreshRandom}; what is cached is kept by the clock of the wall, which
 * has gone on.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">AWS: runtime hooks for
 *      Java</a>
 */
public abstract class SnapshotFunction implements RequestStreamHandler, Resource {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotFunction.class);

    /** @param snapshots where snapshots of this process are announced */
    @SuppressWarnings("this-escape") // it is called back when the process has been set up, and not before
    SnapshotFunction(Context<Resource> snapshots) {
        snapshots.register(this);
    }

    /**
     * Does what a first invocation would have to do, so that classes are loaded and clients are open, and changes
     * nothing.
     */
    protected abstract void prime();

    @Override
    public final void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            prime();
        } catch (RuntimeException e) {
            // A version that was not primed is slow at first, and better than none.
            LOG.warn("{} could not be primed", getClass().getSimpleName(), e);
        }
    }

    @Override
    public final void afterRestore(Context<? extends Resource> context) {
        LOG.debug("{} begins with a snapshot", getClass().getSimpleName());
    }
}
