package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.ledger.Digest;
import dev.mxonramp.domain.migration.ledger.Intent;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.migration.ledger.Run;
import dev.mxonramp.domain.migration.ledger.Stumbles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What became of a batch, gathered and then written: exceptions first, proofs second, ledger last. */
final class Settlement {
    private final Work work;
    private final Ledger ledger;
    private final List<Run> runs = new ArrayList<>();
    private final List<Manifest.Line> lines = new ArrayList<>();
    private long excepted;
    private Stumbles stumbles;

    Settlement(Work work, Ledger ledger) {
        this.work = work;
        this.ledger = ledger;
        this.stumbles = ledger.head().stumbles();
    }

    /** A message that is at the target. */
    void mapped(long source, Digest digest, long target) {
        runs.add(Run.mapped(source, target));
        lines.add(new Manifest.Line(source, digest, target));
    }

    /** A message that is not at the target, and why; of one that was listed before, the list alone changes. */
    void excepted(long source, MigrationException.Kind kind, String words) {
        report(source, kind, words);
        if (!ledger.excepts(source)) {
            runs.add(Run.of(Run.Fate.EXCEPTED, source));
            excepted++;
        }
    }

    /**
     * Appending broke off at the first of these messages: it is remembered, and the message listed once nothing else
     * helps.
     *
     * @param rest the messages that did not get through, in the order of appending
     * @param sent how many had been sent
     * @param words what to list it with
     * @return whether the message was listed
     */
    boolean stumbled(List<Intent.Intended> rest, int sent, String words) {
        long source = rest.getFirst().source();
        if (sent > 1) {
            stumbles = stumbles.together(sent, rest.stream().mapToLong(Intent.Intended::source).max().orElseThrow());
            return false;
        }
        long mapped = ledger.head().tally().mapped();
        if (stumbles.hopeless(source, mapped)) {
            excepted(source, MigrationException.Kind.REFUSED_BY_TARGET,
                    words + " (" + (stumbles.times(source) + 1) + " attempts)");
            return true;
        }
        stumbles = stumbles.alone(source, mapped);
        return false;
    }

    /** Lists something about a message whose fate is told apart. */
    void report(long source, MigrationException.Kind kind, String words) {
        work.ledgers().report(new MigrationException(ledger.head().key(), ledger.head().identity().sourceValidity(),
                source, kind, words, work.clock().instant(), work.pass()));
    }

    /** Finds intended messages among what is at the target: by their very bytes first, by altered bytes then. */
    List<Intent.Intended> match(List<Intent.Intended> intended, Matches matches) {
        return matchLoose(matchExact(intended, matches), matches);
    }

    private List<Intent.Intended> matchExact(List<Intent.Intended> intended, Matches matches) {
        var rest = new ArrayList<Intent.Intended>();
        for (Intent.Intended each : intended) {
            OptionalLong target = matches.takeExact(each.digest());
            if (target.isPresent()) {
                mapped(each.source(), each.digest(), target.getAsLong());
            } else {
                rest.add(each);
            }
        }
        return rest;
    }

    private List<Intent.Intended> matchLoose(List<Intent.Intended> intended, Matches matches) {
        var rest = new ArrayList<Intent.Intended>();
        for (Intent.Intended each : intended) {
            OptionalLong target = matches.takeLoose(each.digest());
            if (target.isPresent()) {
                mapped(each.source(), each.digest(), target.getAsLong());
                altered(each.source());
            } else {
                rest.add(each);
            }
        }
        return rest;
    }

    /** Lists that the target changed a message's bytes. */
    void altered(long source) {
        report(source, MigrationException.Kind.ALTERED_BY_TARGET,
                "The new server stores this message with other line ends or control characters.");
    }

    /**
     * Writes it all down.
     *
     * @param underWay what is still to be appended, or null
     */
    void write(@Nullable Intent underWay) {
        runs.sort(Comparator.comparingLong(Run::source));
        lines.sort(Comparator.comparingLong(Manifest.Line::source));
        LedgerHead head = ledger.head();
        byte[] segment = lines.isEmpty()
                ? new byte[0]
                : work.manifest().put(head.key(), head.manifest().segments(),
                        new Manifest.Segment(head.identity(), lines));
        Stumbles open = stumbles
                .without(uid -> ledger.knows(uid) || runs.stream().anyMatch(each -> each.source() == uid));
        long octets = lines.stream().mapToLong(each -> each.digest().size()).sum();
        long resolved = lines.stream().filter(each -> ledger.excepts(each.source())).count();
        ledger.settle(runs, underWay, next -> {
            var tally = next.tally().visited(work.pass(), next.tally().found());
            LedgerHead counted = next.withTally(tally.plus(lines.size(), octets, excepted).resolved(resolved))
                    .withStumbles(open);
            return lines.isEmpty() ? counted : counted.withManifest(next.manifest().plus(segment));
        });
    }
}
