package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.Blobs.BlobKey;
import dev.mxonramp.domain.migration.Certificate.Folder;
import dev.mxonramp.domain.migration.copy.BlobManifest;
import dev.mxonramp.domain.migration.copy.Manifest;
import dev.mxonramp.domain.migration.copy.ManifestAudit;
import dev.mxonramp.domain.migration.ledger.Digester;
import dev.mxonramp.domain.migration.ledger.FolderIdentity;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.ManifestChain;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A manifest against its certificate. */
class ManifestAuditTest {
    private static final LedgerKey INBOX = new LedgerKey(LedgerStoreContract.ANN, "INBOX");
    private static final String PLACE = BlobManifest.place(LedgerStoreContract.ANN) + "/";

    private final InMemoryBlobs blobs = new InMemoryBlobs();
    private final BlobManifest manifest = new BlobManifest(blobs);
    private ManifestChain chain = ManifestChain.EMPTY;

    private void segment(int epoch, Manifest.Line... lines) {
        chain = chain.plus(manifest.put(INBOX, chain.segments(), new Manifest.Segment(
                new FolderIdentity(7, "Work\tand play", 8, epoch), List.of(lines))));
    }

    private static Manifest.Line line(long source, long target) {
        return new Manifest.Line(source, Digester.of(new byte[100]), target);
    }

    private Folder certified(int epoch, long mapped, long removed, long octets) {
        return new Folder(INBOX.folderId(), "INBOX", "Work", 7, 8, epoch, mapped, octets, 0, removed, 0,
                chain.segments(), chain.link());
    }

    private Optional<String> fault(Folder folder) {
        return new ManifestAudit(name -> blobs.get(new BlobKey(PLACE + name))).fault(folder);
    }

    private void says(String words, Folder folder) {
        String fault = fault(folder).orElse("nothing");
        assertTrue(fault.contains(words), fault);
    }

    private void overwrite(int number, String text) {
        blobs.put(new BlobKey(PLACE + BlobManifest.name(INBOX.folderId(), number)),
                text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void manifestThatAddsUpHolds() {
        segment(1, line(1, 11), line(2, 12));
        segment(1, line(5, 13));
        assertEquals(Optional.empty(), fault(certified(1, 2, 1, 300)));
    }

    @Test
    void folderWithoutAMessageHolds() {
        assertEquals(Optional.empty(), fault(certified(1, 0, 0, 0)));
    }

    @Test
    void linesOfEarlierEpochsAreHistory() {
        segment(1, line(1, 11), line(2, 12));
        segment(2, line(1, 21));
        assertEquals(Optional.empty(), fault(certified(2, 1, 0, 100)));
    }

    @Test
    void figuresThatDoNotAddUpAreAFault() {
        segment(1, line(1, 11), line(2, 12));
        says("certified are 3", certified(1, 3, 0, 200));
        says("with 200 octets", certified(1, 2, 0, 201));
    }

    @Test
    void messageThatIsThereTwiceIsAFault() {
        segment(1, line(1, 11));
        segment(1, line(1, 12));
        says("twice", certified(1, 2, 0, 200));
    }

    @Test
    void targetThatIsGivenTwiceIsAFault() {
        segment(1, line(1, 11), line(2, 11));
        says("twice", certified(1, 2, 0, 200));
    }

    @Test
    void changedSegmentIsAFault() {
        segment(1, line(1, 11));
        byte[] octets = blobs.get(new BlobKey(PLACE + BlobManifest.name(INBOX.folderId(), 0))).orElseThrow();
        overwrite(0, new String(octets, StandardCharsets.UTF_8).replace("11\n", "12\n"));
        says("not the certified one", certified(1, 1, 0, 100));
    }

    @Test
    void missingAndMalformedSegmentsAreFaults() {
        segment(1, line(1, 11));
        Folder folder = certified(1, 1, 0, 100);
        says("is missing", new Folder(folder.id(), "INBOX", "Work", 7, 8, 1, 1, 100, 0, 0, 0, 2, folder.chain()));
        for (String bad : Arrays.asList("", "\n", "7\t8\t1\n", "7\t8\t1\tWork\n1\t100\n", "x\t8\t1\tWork\n",
                "7\t8\t1\tWork\n1\t-1\ta\tb\t2\n")) {
            overwrite(0, bad);
            says("is not one", folder);
        }
    }

    @Test
    void idThatIsNoneNeverBecomesAFileName() {
        says("names no manifest",
                new Folder("../../../etc/passwd", "INBOX", "Work", 7, 8, 1, 0, 0, 0, 0, 0, 1, "0".repeat(64)));
    }
}
