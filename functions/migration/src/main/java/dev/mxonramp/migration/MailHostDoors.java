package dev.mxonramp.migration;

import dev.mxonramp.imap.ImapDoors;
import dev.mxonramp.imap.ImapDoors.AdminDoor;
import dev.mxonramp.imap.ImapServer;
import dev.mxonramp.imap.Timeouts;
import dev.mxonramp.lambda.Json;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The mail host's door by its administrator's secret, which may change. As long as it does not, the doors are the same, and
 * with them what they learnt about the server.
 */
final class MailHostDoors implements Supplier<ImapDoors> {
    private final ImapServer server;
    private final Supplier<String> secret;
    private final boolean allowLoopback;
    private final Timeouts timeouts;
    private @Nullable Opened last;

    private record Opened(AdminDoor door, ImapDoors doors) {}

    /**
     * @param secret a JSON object with {@code imapUser} and {@code imapPassword}; asked every time
     * @param allowLoopback as in {@link ImapDoors}
     * @param timeouts as in {@link ImapDoors}
     */
    MailHostDoors(ImapServer server, Supplier<String> secret, boolean allowLoopback, Timeouts timeouts) {
        this.server = server;
        this.secret = secret;
        this.allowLoopback = allowLoopback;
        this.timeouts = timeouts;
    }

    @Override
    public synchronized ImapDoors get() {
        Map<String, @Nullable Object> admin = Json.object(Json.read(secret.get()));
        var door = new AdminDoor(server, member(admin, "imapUser"), member(admin, "imapPassword"));
        Opened known = last;
        if (known == null || !known.door().equals(door)) {
            known = new Opened(door, new ImapDoors(door, allowLoopback, timeouts));
            last = known;
        }
        return known.doors();
    }

    private static String member(Map<String, @Nullable Object> secret, String name) {
        if (secret.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalStateException("the mail host's secret has no text '" + name + "'");
    }
}
