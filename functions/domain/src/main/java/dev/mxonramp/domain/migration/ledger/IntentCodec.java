package dev.mxonramp.domain.migration.ledger;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;

/** An intent as bytes: 64 and some 15 for each message. */
public final class IntentCodec {
    private static final int SHA256 = 32;

    private IntentCodec() {}

    /** The bytes of an intent. */
    public static byte[] encode(Intent intent) {
        var out = new ByteArrayOutputStream();
        VarInts.put(out, intent.targetUidNext());
        VarInts.put(out, intent.writtenAt().getEpochSecond());
        for (Intent.Intended each : intent.messages()) {
            VarInts.put(out, each.source());
            VarInts.put(out, each.digest().size());
            VarInts.put(out, zigzag(each.likeness().date()));
            VarInts.put(out, each.likeness().flags());
            out.writeBytes(each.digest().exactOctets());
            out.writeBytes(each.digest().looseOctets());
        }
        return out.toByteArray();
    }

    /** The intent behind bytes. */
    public static Intent decode(byte[] bytes) {
        var in = new VarInts.Reader(bytes);
        long uidNext = in.next();
        Instant writtenAt = Instant.ofEpochSecond(in.next());
        var messages = new ArrayList<Intent.Intended>();
        while (in.more()) {
            long source = in.next();
            long size = in.next();
            var likeness = new Likeness(unzigzag(in.next()), (int) in.next());
            String exact = HexFormat.of().formatHex(in.octets(SHA256));
            messages.add(new Intent.Intended(source,
                    new Digest(size, exact, HexFormat.of().formatHex(in.octets(SHA256))), likeness));
        }
        return new Intent(uidNext, writtenAt, messages);
    }

    /** Small numbers for small amounts of either sign. */
    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    private static long unzigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }
}
