package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.Certificate.Folder;
import dev.mxonramp.domain.migration.ledger.ManifestChain;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Holds a folder's manifest against its certificate, whoever wrote the two: the segments make up the certified chain, and
 * its lines add up to the certified figures, no message twice on either side.
 */
public final class ManifestAudit {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

    private final Function<String, Optional<byte[]>> segments;

    /** @param segments reads a segment by its name within the mailbox's place, {@code <folder id>/000000.tsv} */
    public ManifestAudit(Function<String, Optional<byte[]>> segments) {
        this.segments = segments;
    }

    /** What is wrong with the folder's manifest, a sentence; empty if nothing is. */
    public Optional<String> fault(Folder folder) {
        // The id becomes a file's name.
        if (!ID.matcher(folder.id()).matches()) {
            return Optional.of("The certificate names no manifest.");
        }
        var lines = new Lines(folder.epoch());
        ManifestChain chain = ManifestChain.EMPTY;
        for (int number = 0; number < folder.segments(); number++) {
            String name = BlobManifest.name(folder.id(), number);
            Optional<byte[]> octets = segments.apply(name);
            if (octets.isEmpty()) {
                return Optional.of("The manifest's segment " + name + " is missing.");
            }
            chain = chain.plus(octets.get());
            if (!lines.add(octets.get())) {
                return Optional.of("The manifest's segment " + name + " is not one.");
            }
        }
        return chain.link().equals(folder.chain())
                ? lines.fault(folder)
                : Optional.of("The manifest is not the certified one: its chain ends in " + chain.link() + ".");
    }

    /** The lines of the certified epoch. */
    private static final class Lines {
        private final LongStream.Builder sources = LongStream.builder();
        private final LongStream.Builder targets = LongStream.builder();
        private final int epoch;
        private long octets;

        Lines(int epoch) {
            this.epoch = epoch;
        }

        /** Whether these are a segment's octets. */
        boolean add(byte[] segment) {
            try {
                Manifest.Segment parsed = BlobManifest.parse(segment);
                if (parsed.identity().epoch() == epoch) {
                    parsed.lines().forEach(this::add);
                }
                return true;
            } catch (IllegalArgumentException | IndexOutOfBoundsException | NoSuchElementException e) {
                return false;
            }
        }

        private void add(Manifest.Line line) {
            sources.add(line.source());
            targets.add(line.target());
            octets += line.digest().size();
        }

        Optional<String> fault(Folder folder) {
            long[] from = sources.build().toArray();
            long[] to = targets.build().toArray();
            if (distinct(from) != from.length || distinct(to) != to.length) {
                return Optional.of("The manifest has a message twice.");
            }
            return from.length == folder.mapped() + folder.removed() && octets == folder.octets()
                    ? Optional.empty()
                    : Optional.of("The manifest has " + from.length + " messages with " + octets + " octets; certified"
                            + " are " + (folder.mapped() + folder.removed()) + " with " + folder.octets() + ".");
        }

        private static long distinct(long[] uids) {
            return Arrays.stream(uids).distinct().count();
        }
    }
}
