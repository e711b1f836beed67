package dev.mxonramp.domain.migration.choice;

import dev.mxonramp.domain.migration.Certificate;
import dev.mxonramp.domain.migration.folder.FolderPath;
import dev.mxonramp.domain.migration.folder.FolderTree;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds a choice against the old mailbox, and against what was copied from it already. */
public final class ChoiceCheck {
    private static final int LONGEST_PLACE = 255;

    private final FolderTree whole;
    private final List<LedgerHead> copied;

    /**
     * @param whole all folders of the old server
     * @param copied the ledgers of those that were visited
     */
    public ChoiceCheck(FolderTree whole, List<LedgerHead> copied) {
        this.whole = whole;
        this.copied = List.copyOf(copied);
    }

    /**
     * What is wrong with a choice.
     *
     * @param field {@code include}, {@code exclude}, {@code since}, {@code gmailLabels} or {@code folders}
     * @param sentence what to do
     */
    public record Objection(String field, String sentence) {}

    /** The first objection to a choice that takes the place of another. */
    public Optional<Objection> objection(FolderChoice before, FolderChoice wanted) {
        return patterns(wanted).or(() -> places(wanted.places())).or(() -> lateChange(before, wanted));
    }

    private Optional<Objection> patterns(FolderChoice wanted) {
        List<String> names = FolderSelection.names(whole);
        return wanted.include().stream().filter(pattern -> names.stream().noneMatch(pattern::matches)).findFirst()
                .map(pattern -> new Objection("include",
                        "No folder of the old mailbox matches \"" + pattern + "\". Take it out, or mend it."));
    }

    private Optional<Objection> places(Map<String, String> places) {
        Set<String> names = Set.copyOf(FolderSelection.names(whole));
        var taken = new HashMap<String, String>();
        for (var place : new TreeMap<>(places).entrySet()) {
            String source = place.getKey();
            Optional<String> wrong = names.contains(source)
                    ? wrongPlace(source, place.getValue())
                    : Optional.of("There is no folder \"" + source + "\" in the old mailbox.");
            String other = taken.put(place.getValue().toLowerCase(Locale.ROOT), source);
            if (wrong.isEmpty() && other != null) {
                wrong = Optional.of("Both \"" + other + "\" and \"" + source + "\" are to go to \"" + place.getValue()
                        + "\". Give each a place of its own.");
            }
            if (wrong.isPresent()) {
                return Optional.of(new Objection("folders", wrong.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> wrongPlace(String source, String target) {
        List<String> names = List.of(target.split("/", -1));
        if (target.length() > LONGEST_PLACE || names.stream().anyMatch(String::isBlank)
                || target.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("\"" + source + "\" cannot go to \"" + target.strip() + "\": a place has at most "
                    + LONGEST_PLACE + " characters, and a name between every two slashes.");
        }
        if (target.equalsIgnoreCase(FolderPath.INBOX) != source.equals(FolderPath.INBOX)) {
            return Optional.of("The inbox goes to the inbox, and nothing else does.");
        }
        return Optional.empty();
    }

    /**
     * Whether a ledger is about this source. One whose source was deleted tells only where its folder went, which still
     * holds.
     */
    private static boolean visited(LedgerHead head) {
        return head.identity().sourceValidity() != 0;
    }

    /** A place that another folder was copied to: each folder has one of its own. */
    private Optional<Objection> occupied(FolderTree later) {
        for (LedgerHead head : copied) {
            for (var place : later.places().entrySet()) {
                if (visited(head) && !place.getKey().equals(head.key().folder())
                        && loose(place.getValue().toString())
                                .equals(loose(Certificate.shown(head.identity().target())))) {
                    return Optional.of(new Objection("folders", "The folder \"" + Certificate.shown(head.key().folder())
                            + "\" was copied to \"" + place.getValue() + "\" already. Give \""
                            + Certificate.shown(place.getKey()) + "\" another place."));
                }
            }
        }
        return Optional.empty();
    }

    /** A name whose levels may be told apart by a slash or a dot. */
    private static String loose(String name) {
        return name.replace('.', '/').toLowerCase(Locale.ROOT);
    }

    /** What was copied stays where it is, and is not forgotten either. */
    private Optional<Objection> lateChange(FolderChoice before, FolderChoice wanted) {
        if (copied.isEmpty()) {
            return Optional.empty();
        }
        if (!Objects.equals(before.since(), wanted.since()) && copied.stream().anyMatch(ChoiceCheck::visited)) {
            return Optional.of(new Objection("since", "Copying has begun, so that the first day cannot be changed. "
                    + "Delete the source, set it again with 'paused', and choose the day before you resume; what was "
                    + "copied is recognised."));
        }
        Map<String, FolderPath> earlier = new FolderSelection(before).of(whole).places();
        FolderTree later = new FolderSelection(wanted).of(whole);
        Set<String> leftOut = later.leftOut().stream().map(each -> each.folder().wireName())
                .collect(Collectors.toSet());
        Optional<Objection> occupied = occupied(later);
        if (occupied.isPresent()) {
            return occupied;
        }
        for (LedgerHead head : copied) {
            String wireName = head.key().folder();
            if (leftOut.contains(wireName) && visited(head)) {
                return Optional.of(new Objection("exclude", "The folder \"" + Certificate.shown(wireName)
                        + "\" was copied already, so that it cannot be left out any more."));
            }
            if (!leftOut.contains(wireName) && !Objects.equals(earlier.get(wireName), later.places().get(wireName))) {
                return Optional.of(new Objection("folders", "The folder \"" + Certificate.shown(wireName)
                        + "\" was copied to \"" + Certificate.shown(head.identity().target())
                        + "\" already. Move it there, by a mail program, when the migration is over."));
            }
        }
        return Optional.empty();
    }
}
