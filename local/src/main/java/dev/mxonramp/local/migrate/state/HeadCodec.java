package dev.mxonramp.local.migrate.state;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.ledger.FlagMark;
import dev.mxonramp.domain.migration.ledger.FolderIdentity;
import dev.mxonramp.domain.migration.ledger.FolderTally;
import dev.mxonramp.domain.migration.ledger.Intent;
import dev.mxonramp.domain.migration.ledger.IntentCodec;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.ManifestChain;
import dev.mxonramp.domain.migration.ledger.RunCodec;
import dev.mxonramp.domain.migration.ledger.StumblesCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A ledger's head as octets, with a CRC-32C behind them: what the disk spoilt must not be taken for the truth. */
final class HeadCodec {
    private static final int FORMAT = 3;

    private HeadCodec() {}

    static byte[] encode(LedgerHead head) {
        var octets = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(octets)) {
            out.writeInt(FORMAT);
            out.writeUTF(head.key().folder());
            FolderIdentity identity = head.identity();
            out.writeLong(identity.sourceValidity());
            out.writeUTF(identity.target());
            out.writeLong(identity.targetValidity());
            out.writeInt(identity.epoch());
            out.writeInt(head.sealed());
            block(out, RunCodec.encode(head.tail()));
            Intent intent = head.intent();
            block(out, intent == null ? new byte[0] : IntentCodec.encode(intent));
            tally(out, head.tally());
            out.writeInt(head.manifest().segments());
            out.writeUTF(head.manifest().link());
            block(out, StumblesCodec.encode(head.stumbles()));
            out.writeLong(head.completeUidNext());
            out.writeLong(head.verifiedUidNext());
            out.writeLong(head.flags().modSeq());
            out.writeLong(head.flags().scan());
            out.writeLong(head.version());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteBuffer.allocate(octets.size() + Long.BYTES).put(octets.toByteArray())
                .putLong(crc(octets.toByteArray(), octets.size())).array();
    }

    /** @throws IllegalStateException if these are not the octets of a head */
    static LedgerHead decode(MailboxKey mailbox, byte[] octets) {
        int length = octets.length - Long.BYTES;
        if (length < 0 || ByteBuffer.wrap(octets).getLong(length) != crc(octets, length)) {
            throw new IllegalStateException("its checksum does not hold");
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(octets, 0, length))) {
            int format = in.readInt();
            if (format != FORMAT) {
                throw new IllegalStateException("it is of format " + format + ", from another version of this program");
            }
            var key = new LedgerKey(mailbox, in.readUTF());
            var identity = new FolderIdentity(in.readLong(), in.readUTF(), in.readLong(), in.readInt());
            return new LedgerHead(key, identity, in.readInt(), RunCodec.decode(block(in)), intent(block(in)), tally(in),
                    new ManifestChain(in.readInt(), in.readUTF()), StumblesCodec.decode(block(in)), in.readLong(),
                    in.readLong(), new FlagMark(in.readLong(), in.readLong()), in.readLong());
        } catch (IOException e) {
            throw new IllegalStateException("it is cut", e);
        }
    }

    private static @Nullable Intent intent(byte[] octets) {
        return octets.length == 0 ? null : IntentCodec.decode(octets);
    }

    private static void tally(DataOutputStream out, FolderTally tally) throws IOException {
        for (long each : new long[]{tally.found(), tally.mapped(), tally.bytes(), tally.excepted(), tally.removed(),
                tally.own(), tally.pass(), tally.newMessages(), tally.newBytes()}) {
            out.writeLong(each);
        }
    }

    private static FolderTally tally(DataInputStream in) throws IOException {
        return new FolderTally(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong(),
                (int) in.readLong(), in.readLong(), in.readLong());
    }

    private static void block(DataOutputStream out, byte[] octets) throws IOException {
        out.writeInt(octets.length);
        out.write(octets);
    }

    private static byte[] block(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    private static long crc(byte[] octets, int length) {
        var crc = new CRC32C();
        crc.update(octets, 0, length);
        return crc.getValue();
    }
}
