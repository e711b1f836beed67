package dev.mxonramp.bench.migration.imap;

import dev.mxonramp.bench.migration.corpus.Corpus;
import dev.mxonramp.bench.migration.corpus.Letter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes a corpus as fast as its server takes it: several connections, on each of them MULTIAPPEND (RFC 3502) after
 * MULTIAPPEND with literals that wait for nobody (RFC 7888), and no answer awaited before the last one is sent. It reads
 * no source, so that no tool which does can be much faster.
 */
public final class BareWriter {
    private BareWriter() {}

    /** Makes the folders, writes all letters into them, and returns once the server has said OK to each. */
    public static void write(Login login, Corpus corpus, int connections) throws IOException, InterruptedException {
        folders(login, corpus.folders());
        List<List<Batch>> shares = Batch.shared(corpus.letters(), connections);
        Beside.run(connections, number -> write(login, shares.get(number)));
    }

    private static void folders(Login login, List<String> folders) throws IOException {
        try (BareImap imap = BareImap.open(login)) {
            var tags = new ArrayList<String>();
            for (String each : folders) {
                if (!each.equals("INBOX")) {
                    tags.add(imap.send("CREATE " + BareImap.quoted(each)));
                }
                tags.add(imap.send("SUBSCRIBE " + BareImap.quoted(each)));
            }
            imap.flush();
            for (String tag : tags) {
                imap.demandOk(tag, _ -> OutputStream.nullOutputStream());
            }
        }
    }

    private static void write(Login login, List<Batch> share) throws IOException, InterruptedException {
        try (BareImap imap = BareImap.open(login); ExecutorService thread = Executors.newSingleThreadExecutor()) {
            // Tags count from 1, and the login has had the first: so they are known before they are sent.
            Future<Boolean> answers = thread.submit(() -> {
                for (int i = 0; i < share.size(); i++) {
                    imap.demandOk("b" + (i + 2), _ -> OutputStream.nullOutputStream());
                }
                return true;
            });
            for (Batch each : share) {
                send(imap, each);
            }
            imap.flush();
            boolean _ = Beside.finished(answers);
        }
    }

    private static void send(BareImap imap, Batch batch) throws IOException {
        String _ = imap.send("APPEND " + BareImap.quoted(batch.folder()) + literal(batch.letters().getFirst()));
        batch.letters().getFirst().writeTo(imap.out());
        for (Letter each : batch.letters().subList(1, batch.letters().size())) {
            imap.write(literal(each) + "\r\n");
            each.writeTo(imap.out());
        }
        imap.write("\r\n");
    }

    private static String literal(Letter letter) {
        return " " + letter.appendArguments() + " {" + letter.size() + "+}";
    }
}
