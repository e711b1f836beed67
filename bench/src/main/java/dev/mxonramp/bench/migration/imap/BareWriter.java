package dev.mxonramp.bench.migration.imap;

import dev.mxonramp.bench.migration.corpus.Corpus;
import dev.mxonramp.bench.migration.corpus.Letter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
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
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (List<Batch> share : Batch.shared(corpus.letters(), connections)) {
                work.add(() -> write(login, share, threads));
            }
            for (Future<Boolean> each : threads.invokeAll(work)) {
                boolean _ = finished(each);
            }
        }
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
                demandOk(imap, tag);
            }
        }
    }

    private static boolean write(Login login, List<Batch> share, ExecutorService threads)
            throws IOException, InterruptedException {
        try (BareImap imap = BareImap.open(login)) {
            // Tags count from 1, and the login has had the first: so they are known before they are sent.
            Future<Boolean> answers = threads.submit(() -> {
                for (int i = 0; i < share.size(); i++) {
                    demandOk(imap, "b" + (i + 2));
                }
                return true;
            });
            for (Batch each : share) {
                send(imap, each);
            }
            imap.flush();
            return finished(answers);
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

    private static void demandOk(BareImap imap, String tag) throws IOException {
        String end = imap.until(tag, _ -> OutputStream.nullOutputStream(), _ -> {});
        if (!end.startsWith("OK")) {
            throw new IOException("the server refuses: " + end);
        }
    }

    private static boolean finished(Future<Boolean> work) throws IOException, InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw new IOException("a connection broke off", e);
        }
    }
}
