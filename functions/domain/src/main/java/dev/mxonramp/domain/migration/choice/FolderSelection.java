package dev.mxonramp.domain.migration.choice;

import dev.mxonramp.domain.migration.folder.FolderPath;
import dev.mxonramp.domain.migration.folder.FolderTree;
import dev.mxonramp.domain.migration.folder.FolderTree.LeftOut;
import dev.mxonramp.domain.migration.folder.ListedFolder;
import dev.mxonramp.domain.migration.folder.SpecialUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Applies a choice to the folders of an old server. */
public final class FolderSelection {
    private static final String ALL = "\\all";
    /** Folders of Gmail that show messages of others again: a flag, and a guess. */
    private static final Set<String> VIEWS = Set.of("\\flagged", "\\important");
    private static final Set<String> GMAIL_ROOTS = Set.of("[Gmail]", "[Google Mail]");
    private static final Set<SpecialUse> BESIDE_ALL_MAIL = Set.of(SpecialUse.JUNK, SpecialUse.TRASH);

    private final FolderChoice choice;

    public FolderSelection(FolderChoice choice) {
        this.choice = choice;
    }

    /** The tree with what is chosen; what is not is told apart. */
    public FolderTree of(FolderTree tree) {
        boolean gmail = isGmail(tree);
        var kept = new ArrayList<ListedFolder>();
        var leftOut = new ArrayList<LeftOut>();
        var places = new HashMap<String, FolderPath>();
        for (ListedFolder folder : tree.folders()) {
            Optional<String> why = folder.selectable() ? reason(folder, tree.prefix(), gmail) : Optional.empty();
            if (why.isPresent()) {
                leftOut.add(new LeftOut(folder, why.get()));
            } else {
                kept.add(folder);
                String place = choice.places().get(folder.path(tree.prefix()).toString());
                if (place != null) {
                    places.put(folder.wireName(), FolderPath.split(place, '/'));
                }
            }
        }
        return new FolderTree(tree.prefix(), tree.delimiter(), kept, places, leftOut);
    }

    private Optional<String> reason(ListedFolder folder, String prefix, boolean gmail) {
        FolderPath path = folder.path(prefix);
        String name = path.toString();
        Optional<FolderPattern> excluded = choice.exclude().stream().filter(each -> each.matches(name)).findFirst();
        if (excluded.isPresent()) {
            return Optional.of("You leave out \"" + excluded.get() + "\".");
        }
        if (!choice.include().isEmpty() && choice.include().stream().noneMatch(each -> each.matches(name))) {
            return Optional.of("You take only folders whose names it does not match.");
        }
        return gmail ? gmailReason(folder, path) : Optional.empty();
    }

    private Optional<String> gmailReason(ListedFolder folder, FolderPath path) {
        if (folder.attributes().stream().anyMatch(VIEWS::contains)) {
            return Optional.of("Gmail shows messages of other folders here.");
        }
        Optional<SpecialUse> use = SpecialUse.ofAttributes(folder.attributes());
        boolean taken = switch (choice.labels()) {
            case LABELS -> true;
            case SYSTEM -> path.isInbox() || use.isPresent();
            case ALL_MAIL -> folder.attributes().contains(ALL) || use.filter(BESIDE_ALL_MAIL::contains).isPresent();
        };
        return taken
                ? Optional.empty()
                : Optional.of(choice.labels() == GmailLabels.SYSTEM
                        ? "You take no labels of Gmail, and not All Mail."
                        : "You take Gmail's All Mail, which has these messages too.");
    }

    private static boolean isGmail(FolderTree tree) {
        return tree.folders().stream().anyMatch(each -> each.attributes().contains(ALL)
                && GMAIL_ROOTS.contains(each.path(tree.prefix()).names().getFirst()));
    }

    /** The names of a tree's folders as people see them. */
    static List<String> names(FolderTree tree) {
        return tree.folders().stream().filter(ListedFolder::selectable).map(each -> each.path(tree.prefix()).toString())
                .toList();
    }
}
