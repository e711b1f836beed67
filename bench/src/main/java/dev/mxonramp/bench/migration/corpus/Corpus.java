package dev.mxonramp.bench.migration.corpus;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * All mail of one mailbox, the same in every run.
 *
 * @param folders all of them, {@code INBOX} too; {@code /} is between levels
 * @param letters in the order in which they arrived
 */
public record Corpus(List<String> folders, List<Letter> letters) {
    private static final Instant FIRST = Instant.parse("2019-03-01T08:00:00Z");
    private static final Duration BETWEEN = Duration.ofSeconds(1_801);
    private static final List<ZoneOffset> ZONES = List.of(ZoneOffset.UTC, ZoneOffset.ofHours(2),
            ZoneOffset.ofHoursMinutes(-3, -30));
    /** What of a person's mail was read, answered, marked. */
    private static final List<String> FLAGS = List.of("\\Seen", "\\Seen", "\\Seen", "\\Seen \\Answered", "\\Seen", "",
            "\\Seen \\Flagged", "\\Seen", "\\Answered \\Seen $Forwarded", "Invoice");
    private static final List<String> REALISTIC = List.of("INBOX", "INBOX", "INBOX", "INBOX", "Sent", "Sent", "Archive",
            "Archive/2019", "Archive/2020", "Archive/2021", "Lists", "Lists/Java", "Lists/Mail", "Projects/One",
            "Projects/Two", "Trash");
    private static final int SMALL_FOLDERS = 25;
    private static final int SMALL_SPREAD = 2_400;

    public Corpus {
        folders = List.copyOf(folders);
        letters = List.copyOf(letters);
    }

    /** Mail of realistic sizes: most of it short, most octets in a few large ones, about 104 kB a message. */
    public static Corpus realistic(int messages) {
        var random = new SplittableRandom(1);
        var sizes = new ArrayList<>(IntStream.range(0, messages).mapToObj(i -> Sizes.at((i + 0.5) / messages))
                .toList());
        for (int i = messages - 1; i > 0; i--) {
            sizes.set(i, sizes.set(random.nextInt(i + 1), sizes.get(i)));
        }
        return of(REALISTIC.stream().distinct().toList(), REALISTIC, sizes, random);
    }

    /** Short messages, evenly in 25 folders. */
    public static Corpus small(int messages) {
        var random = new SplittableRandom(2);
        List<String> folders = IntStream.range(0, SMALL_FOLDERS)
                .mapToObj(i -> i == 0 ? "INBOX" : "Folder " + i).toList();
        List<Integer> sizes = IntStream.range(0, messages).mapToObj(_ -> Letter.LEAST + random.nextInt(SMALL_SPREAD))
                .toList();
        return of(folders, folders, sizes, random);
    }

    /** One message of this many octets. */
    public static Corpus single(int octets) {
        return of(List.of("INBOX"), List.of("INBOX"), List.of(octets), new SplittableRandom(3));
    }

    private static Corpus of(List<String> folders, List<String> places, List<Integer> sizes, SplittableRandom random) {
        return new Corpus(folders,
                IntStream.range(0, sizes.size())
                        .mapToObj(i -> new Letter(i, places.get(i % places.size()), FLAGS.get(random.nextInt(FLAGS
                                .size())), FIRST.plus(BETWEEN.multipliedBy(i)), ZONES.get(random.nextInt(ZONES.size())),
                                sizes.get(i)))
                        .toList());
    }

    /** Octets of all letters. */
    public long octets() {
        return letters.stream().mapToLong(Letter::size).sum();
    }
}
