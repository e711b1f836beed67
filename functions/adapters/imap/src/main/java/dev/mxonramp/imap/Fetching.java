package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.copy.MailboxReader.Arrivals;
import dev.mxonramp.domain.migration.copy.Message;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.Response;

/**
 * Fetches messages: those that fit into memory all in one command, each handed on as it arrives; a large one in pieces
 * into a file, so that memory stays bounded whatever its size, and whatever size the server says it has.
 */
final class Fetching {
    /** Octets above which a message comes in pieces. */
    static final int LARGE = 4 << 20;

    private final ImapConnection connection;
    private final Arrivals arrivals;
    private final Spool spool = new Spool();

    Fetching(ImapConnection connection, Arrivals arrivals) {
        this.connection = connection;
        this.arrivals = arrivals;
    }

    void fetch(List<MessageFacts> wanted) {
        List<MessageFacts> small = wanted.stream().filter(each -> each.size() <= LARGE).toList();
        wanted.stream().filter(each -> each.size() > LARGE).forEach(this::fetchInPieces);
        if (!small.isEmpty()) {
            fetchTogether(small);
        }
    }

    private void fetchTogether(List<MessageFacts> wanted) {
        Map<Long, MessageFacts> open = new HashMap<>();
        wanted.forEach(each -> open.put(each.uid(), each));
        Response end = command(wanted.stream().map(MessageFacts::uid).toList(), answer -> {
            ByteArray body = answer.body();
            MessageFacts facts = body == null ? null : open.remove(answer.uid());
            if (facts != null && body != null) {
                arrivals.arrived(spool.message(facts, body));
            }
        });
        if (!end.isOK()) {
            refused(end, wanted, open);
        }
    }

    /** One message may spoil a whole command: ask for those that did not come one by one, to know which. */
    private void refused(Response end, List<MessageFacts> wanted, Map<Long, MessageFacts> open) {
        String words = ImapAnswers.words(end);
        if (ImapAnswers.busy(words)) {
            throw ImapAnswers.failure("The old server asks to wait", end);
        }
        if (wanted.size() == 1) {
            open.keySet().forEach(uid -> unreadable(uid, words));
            return;
        }
        wanted.stream().filter(each -> open.containsKey(each.uid())).forEach(each -> fetchTogether(List.of(each)));
    }

    private void fetchInPieces(MessageFacts facts) {
        try (var pieces = new Pieces(connection, facts)) {
            switch (pieces.fetch()) {
                case Pieces.End.Whole(Message message) -> arrivals.arrived(message);
                case Pieces.End.Refused(Response refusal) -> refusedPiece(facts, refusal);
                case Pieces.End.Broken(String words) -> unreadable(facts.uid(), words);
            }
        }
    }

    private void refusedPiece(MessageFacts facts, Response end) {
        String words = ImapAnswers.words(end);
        if (ImapAnswers.busy(words)) {
            throw ImapAnswers.failure("The old server asks to wait", end);
        }
        unreadable(facts.uid(), words);
    }

    private void unreadable(long uid, String words) {
        if (UidSearch.anyThere(connection, List.of(uid))) {
            arrivals.unreadable(uid, words);
        }
    }

    private Response command(List<Long> uids, Consumer<FetchAnswer> each) {
        return connection.run("UID FETCH " + UidSets.of(uids) + " (UID BODY.PEEK[])", null, FetchAnswer.to(each));
    }
}
