package dev.mxonramp.domain.migration.ledger;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;

/** Stumbles as bytes: a few for each message that fails, none for none. */
public final class StumblesCodec {
    private StumblesCodec() {}

    /** The bytes of stumbles. */
    public static byte[] encode(Stumbles stumbles) {
        var out = new ByteArrayOutputStream();
        if (!stumbles.equals(Stumbles.NONE)) {
            RunCodec.number(out, stumbles.aloneUpTo());
            for (Stumble each : stumbles.failing()) {
                RunCodec.number(out, each.source());
                RunCodec.number(out, each.times());
                RunCodec.number(out, each.mapped());
            }
        }
        return out.toByteArray();
    }

    /** The stumbles behind bytes. */
    public static Stumbles decode(byte[] bytes) {
        var in = new RunCodec.Numbers(bytes);
        if (!in.more()) {
            return Stumbles.NONE;
        }
        long aloneUpTo = in.next();
        var failing = new ArrayList<Stumble>();
        while (in.more()) {
            failing.add(new Stumble(in.next(), (int) in.next(), in.next()));
        }
        return new Stumbles(aloneUpTo, failing);
    }
}
