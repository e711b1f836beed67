package dev.mxonramp.bench.migration;

import dev.mxonramp.bench.migration.compare.Comparer;
import dev.mxonramp.bench.migration.compare.Snapshot;
import dev.mxonramp.bench.migration.compare.SnapshotReader;
import dev.mxonramp.bench.migration.compare.Verdict;
import dev.mxonramp.bench.migration.corpus.Corpus;
import dev.mxonramp.bench.migration.imap.BareWriter;
import dev.mxonramp.bench.migration.imap.Login;
import dev.mxonramp.bench.migration.servers.MailPair;
import java.io.IOException;

/**
 * A mailbox that is moved again and again.
 *
 * @param login at the source
 * @param corpus that was put into it
 * @param snapshot what the comparer read in it before anybody else did
 */
record SourceMailbox(Login login, Corpus corpus, Snapshot snapshot) {
    private static final int CONNECTIONS = 4;

    /** Fills a new one. */
    static SourceMailbox fill(MailPair servers, Corpus corpus) throws IOException, InterruptedException {
        Login login = servers.newSource();
        BareWriter.write(login, corpus, CONNECTIONS);
        Snapshot snapshot = SnapshotReader.read(login);
        if (snapshot.messages() != corpus.letters().size()
                || snapshot.folders().size() != corpus.folders().size()) {
            throw new IOException("the source holds " + snapshot.messages() + " messages in "
                    + snapshot.folders().keySet());
        }
        return new SourceMailbox(login, corpus, snapshot);
    }

    /** What is not in the other mailbox as it is in this one. */
    Verdict compared(Login other) throws IOException {
        return Comparer.compare(snapshot, SnapshotReader.read(other));
    }

    /** Whether everybody who moved it left it as it was. */
    boolean untouched() throws IOException {
        return compared(login).same();
    }
}
