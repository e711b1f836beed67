package dev.mxonramp.local.cli;

import dev.mxonramp.domain.migration.copy.Following;
import picocli.CommandLine.Option;

/** What of later changes in the old mailbox follows. */
final class MirrorOptions {
    @Option(names = "--mirror", description = "For runs before you switch over, while you still work in the old mailbox: changes of flags follow, and messages that you removed or moved there are removed here, unless they were changed here since. Without it, a run only adds messages, and leaves those that it copied before as they are.")
    private boolean changes;

    @Option(names = "--mirror-emptied", description = "The same, and also where more than half of a folder is gone at once, which is else taken for a fault of the old server.")
    private boolean evenEmptied;

    Following following() {
        if (evenEmptied) {
            return Following.EVEN_EMPTIED;
        }
        return changes ? Following.CHANGES : Following.NONE;
    }
}
