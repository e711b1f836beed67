package dev.mxonramp.imap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.Response;

/** Changes the flags of many messages: one UID STORE for those that get the same, one behind the other. */
final class FlagStores {
    private final ImapConnection connection;
    private final Opening opening;

    /** One command. */
    private record Store(List<Long> uids, Set<String> flags) {
        String command() {
            return "UID STORE " + UidSets.of(uids) + " FLAGS.SILENT ("
                    + flags.stream().sorted().collect(Collectors.joining(" ")) + ")";
        }

        boolean hasKeywords() {
            return flags.stream().anyMatch(flag -> !flag.startsWith("\\"));
        }

        Store withoutKeywords() {
            return new Store(uids,
                    flags.stream().filter(flag -> flag.startsWith("\\")).collect(Collectors.toSet()));
        }
    }

    FlagStores(ImapConnection connection, Opening opening) {
        this.connection = connection;
        this.opening = opening;
    }

    /** Stores; the UIDs whose flags are refused, with the server's words. */
    Map<Long, String> store(Map<Set<String>, List<Long>> uids) {
        var stores = new ArrayList<Store>();
        uids.forEach(
                (flags, all) -> UidSets.cut(all).forEach(some -> stores.add(new Store(some, opening.kept(flags)))));
        Map<Long, String> refused = new HashMap<>();
        var again = new ArrayList<Store>();
        run(stores).forEach((store, words) -> {
            if (store.hasKeywords()) {
                again.add(store.withoutKeywords());
            } else {
                store.uids().forEach(uid -> refused.put(uid, words));
            }
        });
        // A keyword that the server does not like must not cost the other flags.
        run(again).forEach((store, words) -> store.uids().forEach(uid -> refused.put(uid, words)));
        return refused;
    }

    /** What was refused, and how. */
    private Map<Store, String> run(List<Store> stores) {
        List<Response> ends = new Pipeline(connection, ImapReader::ignore)
                .run(stores.stream().map(Store::command).toList());
        Map<Store, String> refused = new HashMap<>();
        for (int i = 0; i < ends.size(); i++) {
            String words = ImapAnswers.words(ends.get(i));
            if (!ends.get(i).isOK() && ImapAnswers.busy(words)) {
                throw ImapAnswers.failure("The new server asks to wait", ends.get(i));
            }
            if (!ends.get(i).isOK()) {
                refused.put(stores.get(i), words);
            }
        }
        return refused;
    }
}
