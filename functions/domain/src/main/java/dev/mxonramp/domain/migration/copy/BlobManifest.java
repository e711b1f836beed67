package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.Blobs;
import dev.mxonramp.domain.migration.Blobs.BlobKey;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.ledger.Digest;
import dev.mxonramp.domain.migration.ledger.FolderIdentity;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Manifests as blobs of plain text, so that anyone can read and check them: a first line with source UIDVALIDITY, target
 * UIDVALIDITY, epoch and target folder; then for each message source UID, size, SHA-256, the loose SHA-256 (without CR,
 * NUL as 0x80) and target UID; tabs between.
 */
public final class BlobManifest implements Manifest {
    private final Blobs blobs;

    public BlobManifest(Blobs blobs) {
        this.blobs = blobs;
    }

    /** Where everything of a mailbox lies. */
    public static String place(MailboxKey mailbox) {
        return "manifests/" + mailbox.account() + "/" + mailbox.mailboxId();
    }

    @Override
    public byte[] put(LedgerKey key, int number, Segment segment) {
        FolderIdentity identity = segment.identity();
        var text = new StringBuilder();
        text.append(identity.sourceValidity()).append('\t').append(identity.targetValidity()).append('\t')
                .append(identity.epoch()).append('\t').append(identity.target()).append('\n');
        for (Line line : segment.lines()) {
            Digest digest = line.digest();
            text.append(line.source()).append('\t').append(digest.size()).append('\t').append(digest.exact())
                    .append('\t').append(digest.loose()).append('\t').append(line.target()).append('\n');
        }
        byte[] octets = text.toString().getBytes(StandardCharsets.UTF_8);
        blobs.put(blob(key, number), octets);
        return octets;
    }

    @Override
    public Segment get(LedgerKey key, int number) {
        byte[] octets = blobs.get(blob(key, number)).orElseThrow(
                () -> new IllegalStateException("the manifest segment " + blob(key, number) + " is gone"));
        return parse(octets);
    }

    @Override
    public void keep(LedgerKey key, byte[] agreement) {
        blobs.put(agreement(key), agreement);
    }

    @Override
    public Optional<byte[]> kept(LedgerKey key) {
        return blobs.get(agreement(key));
    }

    private static BlobKey agreement(LedgerKey key) {
        return new BlobKey(place(key.mailbox()) + "/" + key.folderId() + "/agreement.tsv");
    }

    /** What a segment says; {@link RuntimeException} of some kind where it is none. */
    static Segment parse(byte[] octets) {
        List<String> lines = new String(octets, StandardCharsets.UTF_8).lines().toList();
        String[] head = lines.getFirst().split("\t", 4);
        var identity = new FolderIdentity(Long.parseLong(head[0]), head[3], Long.parseLong(head[1]),
                Integer.parseInt(head[2]));
        return new Segment(identity, lines.stream().skip(1).map(BlobManifest::line).toList());
    }

    private static Line line(String text) {
        String[] parts = text.split("\t", 5);
        return new Line(Long.parseLong(parts[0]), new Digest(Long.parseLong(parts[1]), parts[2], parts[3]),
                Long.parseLong(parts[4]));
    }

    private static BlobKey blob(LedgerKey key, int number) {
        return new BlobKey(place(key.mailbox()) + "/" + name(key.folderId(), number));
    }

    /** Where a folder's segment lies within its mailbox's place. */
    public static String name(String folderId, int number) {
        return "%s/%06d.tsv".formatted(folderId, number);
    }
}
