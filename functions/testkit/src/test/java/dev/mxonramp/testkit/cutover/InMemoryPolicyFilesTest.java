package dev.mxonramp.testkit.cutover;

import dev.mxonramp.domain.cutover.StsPolicyFetch;
import org.jspecify.annotations.Nullable;

class InMemoryPolicyFilesTest extends StsPolicyFetchContract {
    private final InMemoryPolicyFiles files = new InMemoryPolicyFiles();

    @Override
    protected StsPolicyFetch fetch() {
        return files;
    }

    @Override
    protected void serve(@Nullable String text) {
        var _ = text == null ? files.none(HOST) : files.file(HOST, text);
    }

    @Override
    protected int connections() {
        return files.asked().size();
    }
}
