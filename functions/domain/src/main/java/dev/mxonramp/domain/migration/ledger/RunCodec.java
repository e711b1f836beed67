package dev.mxonramp.domain.migration.ledger;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs as bytes: a few for a dense folder, and at most 4 for a message with no neighbour on either side, wherever in the
 * whole of both UID spaces the messages of a large folder lie, as long as nearly all of them lie in the same order on both.
 * Each run is told by what it is apart from the one before: that of a single message that was mapped forwards begins with
 * one bit, any other with its fate and directions; then come the gaps on either side ({@link Rice}).
 */
public final class RunCodec {
    private static final int FATE_BITS = 2;

    private RunCodec() {}

    /** The bytes of these runs, in this order. */
    public static byte[] encode(List<Run> runs) {
        var out = new ByteArrayOutputStream();
        if (!runs.isEmpty()) {
            VarInts.put(out, runs.size());
            out.writeBytes(new Writer(runs).octets());
        }
        return out.toByteArray();
    }

    /** The runs behind bytes. */
    public static List<Run> decode(byte[] bytes) {
        if (bytes.length == 0) {
            return List.of();
        }
        var in = new VarInts.Reader(bytes);
        int count = (int) in.next();
        var bits = new Bits(in.rest());
        var sources = rice(bits);
        var targets = rice(bits);
        var lengths = rice(bits);
        var runs = new ArrayList<Run>(count);
        long source = 0;
        long target = 0;
        for (int i = 0; i < count; i++) {
            boolean plain = !bits.next();
            Run.Fate fate = plain ? Run.Fate.MAPPED : Run.Fate.ofCode((int) bits.next(FATE_BITS));
            boolean back = !plain && bits.next();
            boolean targetBack = !plain && bits.next();
            long length = plain ? 1 : lengths.next(bits) + 1;
            long first = source + signed(sources.next(bits), back);
            long to = fate == Run.Fate.MAPPED ? target + signed(targets.next(bits), targetBack) : 0;
            runs.add(new Run(fate, first, length, to));
            source = first + length;
            target = fate == Run.Fate.MAPPED ? to + length : target;
        }
        return runs;
    }

    private static Rice rice(Bits bits) {
        return new Rice((int) bits.next(Rice.PARAMETER_BITS));
    }

    private static long signed(long gap, boolean back) {
        return back ? -gap : gap;
    }

    /** The gaps of runs, and the bits that they come to. */
    private static final class Writer {
        private final List<Run> runs;
        private final long[] sources;
        private final long[] targets;
        private final long[] lengths;

        Writer(List<Run> runs) {
            this.runs = runs;
            this.sources = new long[runs.size()];
            this.targets = new long[runs.size()];
            this.lengths = new long[runs.size()];
            long source = 0;
            long target = 0;
            for (int i = 0; i < runs.size(); i++) {
                Run run = runs.get(i);
                sources[i] = run.source() - source;
                source = run.end();
                lengths[i] = run.length() - 1;
                if (run.fate() == Run.Fate.MAPPED) {
                    targets[i] = run.target() - target;
                    target = run.target() + run.length();
                }
            }
        }

        byte[] octets() {
            Rice source = Rice.best(sources, _ -> true);
            Rice target = Rice.best(targets, i -> runs.get(i).fate() == Run.Fate.MAPPED);
            Rice length = Rice.best(lengths, i -> !plain(i));
            var bits = new Bits();
            for (Rice each : List.of(source, target, length)) {
                bits.put(each.low(), Rice.PARAMETER_BITS);
            }
            for (int i = 0; i < runs.size(); i++) {
                Run.Fate fate = runs.get(i).fate();
                boolean plain = plain(i);
                bits.put(!plain);
                if (!plain) {
                    bits.put(fate.code(), FATE_BITS);
                    bits.put(sources[i] < 0);
                    bits.put(targets[i] < 0);
                    length.put(bits, lengths[i]);
                }
                source.put(bits, Math.abs(sources[i]));
                if (fate == Run.Fate.MAPPED) {
                    target.put(bits, Math.abs(targets[i]));
                }
            }
            return bits.octets();
        }

        private boolean plain(int i) {
            return runs.get(i).fate() == Run.Fate.MAPPED && lengths[i] == 0 && sources[i] >= 0 && targets[i] >= 0;
        }
    }
}
