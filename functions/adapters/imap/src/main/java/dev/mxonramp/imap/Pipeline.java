package dev.mxonramp.imap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/** Commands without literals, one behind the other without waiting (RFC 3501 5.5). */
final class Pipeline {
    private final ImapConnection connection;
    private final Consumer<IMAPResponse> untagged;
    private final Map<String, Response> early = new HashMap<>();

    /** @param untagged takes the untagged answers of all commands, mixed */
    Pipeline(ImapConnection connection, Consumer<IMAPResponse> untagged) {
        this.connection = connection;
        this.untagged = untagged;
    }

    /** Runs the commands; the end of each, in their order. */
    List<Response> run(List<String> commands) {
        int underWay = connection.hangsAtPipelines() ? 1 : ImapConnection.UNDER_WAY;
        var ends = new ArrayList<Response>();
        var tags = new ArrayDeque<String>();
        for (String command : commands) {
            tags.add(connection.send(command, null));
            if (tags.size() >= underWay) {
                ends.add(end(tags.remove()));
            }
        }
        while (!tags.isEmpty()) {
            ends.add(end(tags.remove()));
        }
        return ends;
    }

    private Response end(String tag) {
        while (!early.containsKey(tag)) {
            Response response = connection.next();
            if (response.isTagged()) {
                early.put(response.getTag(), response);
            } else if (response.isUnTagged() && response instanceof IMAPResponse answer) {
                untagged.accept(answer);
            } else {
                throw connection.outOfTurn();
            }
        }
        return early.remove(tag);
    }
}
