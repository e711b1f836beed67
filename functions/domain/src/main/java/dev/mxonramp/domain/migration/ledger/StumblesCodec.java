package dev.mxonramp.domain.migration.ledger;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Stumbles as bytes: a few for each message that fails, none for none. */
public final class StumblesCodec {
    /** Numbers of a message. */
    private static final int NUMBERS = 3;

    private StumblesCodec() {}

    /** The bytes of stumbles. */
    public static byte[] encode(Stumbles stumbles) {
        var out = new ByteArrayOutputStream();
        if (!stumbles.equals(Stumbles.NONE)) {
            VarInts.put(out, stumbles.aloneUpTo());
            for (Stumble each : stumbles.failing()) {
                VarInts.put(out, each.source());
                VarInts.put(out, each.times());
                VarInts.put(out, each.mapped());
            }
            VarInts.put(out, stumbles.fewUpTo());
        }
        return out.toByteArray();
    }

    /** The stumbles behind bytes; those of before there was {@code fewUpTo} end without it. */
    public static Stumbles decode(byte[] bytes) {
        var in = new VarInts.Reader(bytes);
        List<Long> numbers = new ArrayList<>();
        while (in.more()) {
            numbers.add(in.next());
        }
        if (numbers.isEmpty()) {
            return Stumbles.NONE;
        }
        var failing = new ArrayList<Stumble>();
        int at = 1;
        for (; at + NUMBERS <= numbers.size(); at += NUMBERS) {
            failing.add(new Stumble(numbers.get(at), numbers.get(at + 1).intValue(), numbers.get(at + 2)));
        }
        long fewUpTo = at < numbers.size() ? numbers.get(at) : 0;
        return new Stumbles(fewUpTo, numbers.getFirst(), failing);
    }
}
