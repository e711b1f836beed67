package dev.mxonramp.console;

import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A text that browsers load, compressed once and for all. */
final class Asset {
    private static final int HASH_OCTETS = 8;

    private final String type;
    private final String text;
    private final String hash;
    private final byte[] compressed;

    /** @param type media type with its charset */
    Asset(String type, String text) {
        this.type = type;
        this.text = text;
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        this.hash = hash(octets);
        this.compressed = gzip(octets);
    }

    /** Names the content: it changes with every octet. */
    String hash() {
        return hash;
    }

    /** What is sent, compressed where the browser takes it (RFC 9110 12.5.3). */
    HttpResponse response(HttpRequest request, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("content-type", type);
        all.put("vary", "accept-encoding");
        if (request.header("accept-encoding").filter(Asset::takesGzip).isPresent()) {
            all.put("content-encoding", "gzip");
            return HttpResponse.octets(200, all, compressed);
        }
        return new HttpResponse(200, all, text);
    }

    private static boolean takesGzip(String accepted) {
        return Arrays.stream(accepted.split(",")).map(each -> each.replace(" ", "").split(";", 2))
                .anyMatch(each -> each[0].equalsIgnoreCase("gzip")
                        && (each.length == 1 || !each[1].matches("q=0(\\.0*)?")));
    }

    private static String hash(byte[] octets) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(octets);
            return HexFormat.of().formatHex(digest, 0, HASH_OCTETS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] gzip(byte[] octets) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
