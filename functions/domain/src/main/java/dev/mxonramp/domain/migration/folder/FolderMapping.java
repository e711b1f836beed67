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
 * and that folders go along with the one above them. Of several folders for one purpose one is meant, and the others keep
 * their names. What was copied stays where it is. No two folders share a target; where two would, the later one gets a
 * number and a note says so.
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

    private static final String SETTLED = "Was copied there before.";
    private static final String SECOND = "Another folder serves the same purpose; this one keeps its name.";

    private final TargetNames names;
    private final Map<SpecialUse, FolderPath> special = new EnumMap<>(SpecialUse.class);
    private final Map<FolderPath, String> existing = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<FolderPath, FolderPath> moved = new HashMap<>();

    private final FolderTree target;
    private final Map<String, FolderPath> places;
    private final Map<String, String> settled;

    private FolderMapping(FolderTree target, Map<String, FolderPath> places, Map<String, String> settled) {
        this.target = target;
        this.places = places;
        this.settled = settled;
        this.names = new TargetNames(target.prefix(), target.delimiter());
        for (ListedFolder folder : target.folders()) {
            FolderPath path = folder.path(target.prefix());
            existing.putIfAbsent(path, folder.wireName());
            SpecialUse.ofAttributes(folder.attributes()).ifPresent(use -> special.putIfAbsent(use, path));
        }
        target.folders().stream().sorted(Comparator.comparing(each -> !isStandard(each, target.prefix())))
                .forEach(folder -> folder.use(target.prefix())
                        .ifPresent(use -> special.putIfAbsent(use, folder.path(target.prefix()))));
    }

    /** Maps the folders of a source of which nothing was copied so far. */
    public static List<Entry> of(FolderTree source, FolderTree target) {
        return of(source, target, Map.of());
    }

    /**
     * Maps every folder of the source that can hold messages: the inbox first, parents before children, and last a folder
     * that shows all messages again (RFC 6154 {@code \\All}). What was copied is there before all others, then what the
     * owner has given a place.
     *
     * @param settled wire names at the target that folders were copied to already, by wire name at the source
     */
    public static List<Entry> of(FolderTree source, FolderTree target, Map<String, String> settled) {
        var mapping = new FolderMapping(target, source.places(), settled);
        Map<ListedFolder, SpecialUse> uses = mapping.uses(source);
        var folders = new ArrayList<>(source.folders().stream().filter(ListedFolder::selectable).toList());
        folders.sort(Comparator.comparing((ListedFolder each) -> !each.path(source.prefix()).isInbox())
                .thenComparing(each -> each.attributes().contains("\\all"))
                .thenComparing(each -> !uses.containsKey(each))
                .thenComparing(each -> each.path(source.prefix()).toString()).thenComparing(ListedFolder::wireName));
        var entries = new HashMap<ListedFolder, Entry>();
        folders.stream()
                .sorted(Comparator.comparing((ListedFolder each) -> !settled.containsKey(each.wireName()))
                        .thenComparing(each -> !source.places().containsKey(each.wireName())))
                .forEach(each -> entries.put(each, mapping.entry(each, source.prefix(), uses.get(each))));
        return folders.stream().map(each -> Objects.requireNonNull(entries.get(each))).toList();
    }

    /**
     * The folder for each purpose: the one of which the server says so, else the one that is called as at the target, else
     * by the standard name, else the first by name.
     */
    private Map<ListedFolder, SpecialUse> uses(FolderTree source) {
        var uses = new HashMap<ListedFolder, SpecialUse>();
        var found = new HashSet<SpecialUse>();
        for (ListedFolder folder : source.folders()) {
            SpecialUse.ofAttributes(folder.attributes()).filter(found::add).ifPresent(use -> uses.put(folder, use));
        }
        source.folders().stream().sorted(Comparator.comparingInt((ListedFolder each) -> rank(each, source.prefix()))
                .thenComparing(each -> each.path(source.prefix()).toString())).forEach(
                        folder -> folder
                                .use(source.prefix()).filter(found::add).ifPresent(use -> uses.put(folder, use)));
        return uses;
    }

    private int rank(ListedFolder folder, String prefix) {
        if (special.containsValue(folder.path(prefix))) {
            return 0;
        }
        return isStandard(folder, prefix) ? 1 : 2;
    }

    private static boolean isStandard(ListedFolder folder, String prefix) {
        return folder.use(prefix).filter(use -> folder.path(prefix).equals(FolderPath.of(use.standardName())))
                .isPresent();
    }

    private Entry entry(ListedFolder folder, String prefix, @Nullable SpecialUse use) {
        FolderPath own = folder.path(prefix);
        FolderPath chosen = places.get(folder.wireName());
        FolderPath wanted = chosen == null ? usual(own, use) : chosen;
        String known = settled.get(folder.wireName());
        FolderPath path = known == null ? free(wanted) : settled(wanted, known);
        if (!path.equals(own)) {
            moved.put(own, path);
        }
        List<String> candidates = new ArrayList<>(Optional.ofNullable(existing.get(path)).stream().toList());
        names.candidates(path).stream().filter(each -> !candidates.contains(each)).forEach(candidates::add);
        boolean second = use == null && chosen == null && folder.use(prefix).isPresent();
        if (known != null) {
            return new Entry(folder, path, candidates, false, path.equals(own) ? null : SETTLED);
        }
        return new Entry(folder, path, candidates, !path.equals(wanted),
                second && path.equals(own) ? SECOND : note(own, wanted, path, chosen != null));
    }

    /** A place that no other folder has. */
    private FolderPath free(FolderPath wanted) {
        FolderPath path = wanted;
        for (int number = 2; !taken.add(path.toString().toLowerCase(Locale.ROOT)); number++) {
            path = wanted.renamed(wanted.last() + " (" + number + ")");
        }
        return path;
    }

    /** The place of what was copied: where it would go, if that is meant by the name there, else what the name says. */
    private FolderPath settled(FolderPath wanted, String wireName) {
        FolderPath told = new ListedFolder(wireName, target.delimiter(), Set.of(), false).path(target.prefix());
        boolean meant = wireName.equals(existing.get(wanted)) || names.candidates(wanted).contains(wireName);
        FolderPath path = meant ? wanted : told;
        taken.add(path.toString().toLowerCase(Locale.ROOT));
        taken.add(told.toString().toLowerCase(Locale.ROOT));
        return path;
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
