package dev.mxonramp.local.aws;

import dev.mxonramp.local.http.Ask;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Undoes {@code aws-chunked}, in which the SDK sends objects with their checksums behind them. */
final class AwsChunks {
    private AwsChunks() {}

    static byte[] decoded(Ask ask) {
        boolean chunked = ask.header("x-amz-content-sha256").filter(hash -> hash.startsWith("STREAMING-")).isPresent();
        return chunked ? decoded(ask.body()) : ask.body();
    }

    private static byte[] decoded(byte[] body) {
        var out = new ByteArrayOutputStream();
        int at = 0;
        while (at < body.length) {
            int end = lineEnd(body, at);
            String line = new String(body, at, end - at, StandardCharsets.US_ASCII);
            int size = Integer.parseInt(line.split(";", 2)[0].strip(), 16);
            if (size == 0) {
                return out.toByteArray();
            }
            if (end + 2 + size > body.length) {
                break;
            }
            out.write(body, end + 2, size);
            at = end + 2 + size + 2;
        }
        throw new Fault(400, "IncompleteBody", "The body ended before its last chunk.");
    }

    private static int lineEnd(byte[] body, int from) {
        for (int i = from; i + 1 < body.length; i++) {
            if (body[i] == '\r' && body[i + 1] == '\n') {
                return i;
            }
        }
        throw new Fault(400, "IncompleteBody", "A chunk has no size.");
    }
}
