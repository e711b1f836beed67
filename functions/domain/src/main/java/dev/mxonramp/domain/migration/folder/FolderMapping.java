package dev.mxonramp.domain.migration.folder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which folder goes where: the same place, except that special folders meet (Sent to Sent, never a second "Gesendet"),
 * and that folders go along with the one above them.
 * No two folders share a target; where two would, the later one gets a number and a note says so.
 */
public final class FolderMapping {
    /**
     * One folder's way.
     *
     * @param source the old folder
     * @param path the place at the target
     * @param candidates wire names at the target, to be tried in this order
     * @param collides whether it had to give way to another folder that wants the same place
     * @param note what a person should know, or null
     */
    public record Entry(ListedFolder source, FolderPath path, List<String> candidates, boolean collides,
            @Nullable String note) {
        public Entry {
            candidates = List.copyOf(candidates);
        }
    }

    private final TargetNames names;
    private final Map<SpecialUse, FolderPath> special = new EnumMap<>(SpecialUse.class);
    private final Map<FolderPath, String> existing = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<FolderPath, FolderPath> moved = new HashMap<>();

    private final Map<String, FolderPath> places;

    private FolderMapping(FolderTree target, Map<String, FolderPath> places) {
        this.places = places;
        this.names = new TargetNames(target.prefix(), target.delimiter());
        for (ListedFolder folder : target.folders()) {
            FolderPath path = folder.path(target.prefix());
            existing.putIfAbsent(path, folder.wireName());
            SpecialUse.ofAttributes(folder.attributes()).ifPresent(use -> special.putIfAbsent(use, path));
        }
        for (ListedFolder folder : target.folders()) {
            folder.use(target.prefix()).ifPresent(use -> special.putIfAbsent(use, folder.path(target.prefix())));
        }
    }

    /**
     * Maps every folder of the source that can hold messages: the inbox first, parents before children, and last a folder
     * that shows all messages again (RFC 6154 {@code \\All}). What the owner has given a place is there before all others.
     */
    public static List<Entry> of(FolderTree source, FolderTree target) {
        var mapping = new FolderMapping(target, source.places());
        Map<ListedFolder, SpecialUse> uses = uses(source);
        var folders = new ArrayList<>(source.folders().stream().filter(ListedFolder::selectable).toList());
        folders.sort(Comparator.comparing((ListedFolder each) -> !each.path(source.prefix()).isInbox())
                .thenComparing(each -> each.attributes().contains("\\all"))
                .thenComparing(each -> !uses.containsKey(each))
                .thenComparing(each -> each.path(source.prefix()).toString()).thenComparing(ListedFolder::wireName));
        var entries = new HashMap<ListedFolder, Entry>();
        folders.stream().sorted(Comparator.comparing(each -> !source.places().containsKey(each.wireName())))
                .forEach(each -> entries.put(each, mapping.entry(each, source.prefix(), uses.get(each))));
        return folders.stream().map(each -> Objects.requireNonNull(entries.get(each))).toList();
    }

    private static Map<ListedFolder, SpecialUse> uses(FolderTree source) {
        var uses = new HashMap<ListedFolder, SpecialUse>();
        var found = new HashSet<SpecialUse>();
        for (ListedFolder folder : source.folders()) {
            SpecialUse.ofAttributes(folder.attributes()).filter(found::add).ifPresent(use -> uses.put(folder, use));
        }
        for (ListedFolder folder : source.folders()) {
            folder.use(source.prefix()).filter(found::add).ifPresent(use -> uses.put(folder, use));
        }
        return uses;
    }

    private Entry entry(ListedFolder folder, String prefix, @Nullable SpecialUse use) {
        FolderPath own = folder.path(prefix);
        FolderPath chosen = places.get(folder.wireName());
        FolderPath wanted = chosen == null ? usual(own, use) : chosen;
        FolderPath path = wanted;
        for (int number = 2; !taken.add(path.toString().toLowerCase(Locale.ROOT)); number++) {
            path = wanted.renamed(wanted.last() + " (" + number + ")");
        }
        if (!path.equals(own)) {
            moved.put(own, path);
        }
        List<String> candidates = new ArrayList<>(Optional.ofNullable(existing.get(path)).stream().toList());
        names.candidates(path).stream().filter(each -> !candidates.contains(each)).forEach(candidates::add);
        return new Entry(folder, path, candidates, !path.equals(wanted), note(own, wanted, path, chosen != null));
    }

    private FolderPath usual(FolderPath own, @Nullable SpecialUse use) {
        return use == null
                ? below(own)
                : special.computeIfAbsent(use, each -> FolderPath.of(each.standardName()));
    }

    /** A folder goes with the one above it: below "Gesendet" means below "Sent", not below a second "Gesendet". */
    private FolderPath below(FolderPath own) {
        for (int depth = own.names().size() - 1; depth > 0; depth--) {
            FolderPath parent = moved.get(new FolderPath(own.names().subList(0, depth)));
            if (parent != null) {
                var names = new ArrayList<>(parent.names());
                names.addAll(own.names().subList(depth, own.names().size()));
                return new FolderPath(names);
            }
        }
        return own;
    }

    private static @Nullable String note(FolderPath own, FolderPath wanted, FolderPath path, boolean chosen) {
        if (!path.equals(wanted)) {
            return "Another folder is " + wanted + " already; this one gets a number.";
        }
        if (chosen) {
            return "Goes where you say.";
        }
        return path.equals(own) ? null : "Goes to the folder of the same purpose, or along with the one above it.";
    }
}
