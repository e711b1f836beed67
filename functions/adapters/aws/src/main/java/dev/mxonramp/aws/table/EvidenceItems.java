package dev.mxonramp.aws.table;

import dev.mxonramp.domain.dns.CheckView;
import dev.mxonramp.domain.dns.Evidence;
import dev.mxonramp.lambda.evidence.EvidenceRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Evidence as items: the finding's attributes, and all that was seen as a compressed document. */
final class EvidenceItems {
    /**
     * Octets of a document: whoever fills a zone can make answers long, and a page of the history must stay far from the
     * 6 MB that a function may answer.
     */
    static final int LARGEST = 100_000;
    private static final String SEEN = "seen";

    private EvidenceItems() {}

    static Item item(Key key, Evidence evidence) {
        Item item = FindingItems.item(key, evidence.finding());
        if (evidence.seen() == null) {
            return item;
        }
        byte[] document = EvidenceRecord.of(evidence.seen()).json().getBytes(StandardCharsets.UTF_8);
        return document.length > LARGEST ? item : item.octets(SEEN, pressed(document));
    }

    static Evidence evidence(Item item) {
        return new Evidence(FindingItems.finding(item), unpressed(item.octets(SEEN)));
    }

    private static byte[] pressed(byte[] document) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(document);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static @Nullable CheckView unpressed(byte[] document) {
        if (document.length == 0) {
            return null;
        }
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(document))) {
            return EvidenceRecord.read(new String(gzip.readAllBytes(), StandardCharsets.UTF_8)).view();
        } catch (IOException e) {
            throw new UncheckedIOException("the evidence is damaged", e);
        }
    }
}
