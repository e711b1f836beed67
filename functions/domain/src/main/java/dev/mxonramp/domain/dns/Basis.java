package dev.mxonramp.domain.dns;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A short stand-in for the answers that a look rests on: the same as long as every server gives the same records. TTLs,
 * serials and times are not part of it, since they differ without anybody having changed what was asked for.
 */
final class Basis {
    private static final int OCTETS = 12;

    private Basis() {}

    static String of(List<Observation> seen) {
        var lines = new ArrayList<String>();
        for (Observation each : seen) {
            each.answers().forEach(answer -> lines.add(each.question().type() + " " + each.question().name() + " "
                    + answer.server() + " " + answer.address() + " " + text(answer.reply())));
        }
        lines.sort(null);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, OCTETS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The wording of a failure may depend on how it was noticed; its kind does not. */
    private static String text(Reply reply) {
        return reply instanceof Reply.Failed(Reply.Failure failure, _) ? failure.name() : ServerRows.text(reply);
    }
}
