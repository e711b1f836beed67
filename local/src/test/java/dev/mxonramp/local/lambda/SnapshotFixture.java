package dev.mxonramp.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.crac.Core;
import org.crac.Resource;

/** A function that tells which of its hooks have run, in their order; the tests zip this class. */
public final class SnapshotFixture implements RequestStreamHandler, Resource {
    private final StringBuilder ran = new StringBuilder("made");

    @SuppressWarnings("this-escape") // nobody calls back before the process is set up
    public SnapshotFixture() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        ran.append(" before");
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        ran.append(" after");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        output.write(("\"" + ran + "\"").getBytes(StandardCharsets.UTF_8));
    }
}
