package dev.mxonramp.bench.migration.imap;

import dev.mxonramp.bench.migration.corpus.Corpus;
import dev.mxonramp.bench.migration.corpus.Letter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads a mailbox as fast as its server gives it out and keeps nothing of it: several connections, each with its share of
 * every folder, and all commands sent before the first answer is read.
 */
public final class BareReader {
    private BareReader() {}

    /** Reads every message that the corpus says is there. */
    public static void read(Login login, Corpus corpus, int connections) throws IOException, InterruptedException {
        Map<String, Long> folders = corpus.letters().stream()
                .collect(Collectors.groupingBy(Letter::folder, TreeMap::new, Collectors.counting()));
        Beside.run(connections, share -> read(login, folders, share, connections));
    }

    private static void read(Login login, Map<String, Long> folders, int share, int connections) throws IOException {
        try (BareImap imap = BareImap.open(login)) {
            List<String> tags = new ArrayList<>();
            for (Map.Entry<String, Long> each : folders.entrySet()) {
                long first = each.getValue() * share / connections + 1;
                long last = each.getValue() * (share + 1) / connections;
                if (first <= last) {
                    tags.add(imap.send("EXAMINE " + BareImap.quoted(each.getKey())));
                    tags.add(imap.send("FETCH " + first + ":" + last + " (FLAGS INTERNALDATE BODY.PEEK[])"));
                }
            }
            imap.flush();
            for (String tag : tags) {
                imap.demandOk(tag, _ -> OutputStream.nullOutputStream());
            }
        }
    }
}
