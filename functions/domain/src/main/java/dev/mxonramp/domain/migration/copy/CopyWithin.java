package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.TargetFull;
import dev.mxonramp.domain.migration.copy.FirstCopies.FirstCopy;
import dev.mxonramp.domain.migration.copy.FirstCopies.Folder;
import dev.mxonramp.domain.migration.ledger.FolderIdentity;
import dev.mxonramp.domain.migration.ledger.Intent;
import dev.mxonramp.domain.migration.ledger.Intent.Intended;
import dev.mxonramp.domain.migration.ledger.Likeness;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Has the target copy messages into one folder that it has in others already (RFC 3501 6.4.7), so that no body goes over a
 * line again. Copied is only what is there as it is to be here, size, date and flags: nothing has to be changed afterwards,
 * so that a worker may die at any moment, and its successor finds the copies by digest as it finds all else.
 */
final class CopyWithin {
    private final Connections<MailboxWriter> target;
    private final FolderIdentity identity;
    private final BatchWriter writer;
    private final SharedMessages shared;

    /** A message that is to be copied, and where it is. */
    private record Copy(MessageFacts facts, FirstCopy first) {
        Intended intended() {
            return new Intended(facts.uid(), first.digest(), Likeness.of(facts.date(), facts.flags()));
        }
    }

    /** @param identity of the folder that the writer writes to */
    CopyWithin(Connections<MailboxWriter> target, FolderIdentity identity, BatchWriter writer, SharedMessages shared) {
        this.target = target;
        this.identity = identity;
        this.writer = writer;
        this.shared = shared;
    }

    /**
     * Copies; nothing else of the folder is under way.
     *
     * @param some at most {@link MailboxWriter#MOST_COPIES}
     * @return UIDs of those that were copied
     */
    Set<Long> copy(List<MessageFacts> some) {
        Map<Folder, Map<Long, Copy>> sound = sound(some);
        List<Intended> intended = sound.values().stream().flatMap(each -> each.values().stream())
                .map(Copy::intended).toList();
        if (intended.isEmpty()) {
            return Set.of();
        }
        Intent intent = writer.begin(intended);
        Map<Long, Copy> placed = new HashMap<>();
        RuntimeException halt = null;
        for (var each : sound.entrySet()) {
            if (halt == null) {
                halt = copy(each.getKey(), each.getValue(), intent.targetUidNext(), placed);
            }
        }
        Map<Long, Long> places = faithful(placed);
        if (places.size() < intended.size()) {
            shared.failed();
        }
        return writer.settleCopies(intent, Landing.copied(intended, places), halt);
    }

    /** Those that are still where they were, as they are to be here: by folder and by UID there. */
    private Map<Folder, Map<Long, Copy>> sound(List<MessageFacts> some) {
        Map<Folder, Map<Long, Copy>> wanted = new LinkedHashMap<>();
        for (MessageFacts facts : some) {
            shared.elsewhere(facts, identity.target()).filter(first -> first.digest().size() == facts.size())
                    .ifPresent(first -> wanted.computeIfAbsent(first.folder(), _ -> new TreeMap<>())
                            .putIfAbsent(first.uid(), new Copy(facts, first)));
        }
        wanted.forEach((folder, copies) -> copies.keySet().retainAll(asWanted(folder, copies)));
        wanted.values().removeIf(Map::isEmpty);
        return wanted;
    }

    private Set<Long> asWanted(Folder folder, Map<Long, Copy> copies) {
        return target.useAnew(folder.name(), (connection, status) -> status.uidValidity() == folder.uidValidity()
                ? alike(connection, copies)
                : Set.of());
    }

    /** UIDs of those that have size, date and flags of the messages that they are copies of. */
    private static Set<Long> alike(MailboxWriter connection, Map<Long, Copy> copies) {
        return connection.facts(copies.keySet().stream().sorted().toList()).stream()
                .filter(there -> {
                    Copy copy = copies.get(there.uid());
                    return copy != null && there.size() == copy.facts().size()
                            && sameInstant(there.date(), copy.facts().date())
                            && folded(there.flags()).equals(folded(connection.kept(copy.facts().flags())));
                }).map(MessageFacts::uid).collect(Collectors.toSet());
    }

    private static boolean sameInstant(@Nullable OffsetDateTime one, @Nullable OffsetDateTime other) {
        return one != null && other != null && one.toEpochSecond() == other.toEpochSecond();
    }

    /** Flags know no case (RFC 3501 9). */
    private static Set<String> folded(Set<String> flags) {
        return flags.stream().map(each -> each.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /**
     * Copies out of one folder.
     *
     * @param placed takes what was copied, by its UID here
     * @return what is in the way of going on, or null
     */
    private @Nullable RuntimeException copy(Folder folder, Map<Long, Copy> copies, long uidNext,
            Map<Long, Copy> placed) {
        var there = new FolderStatus(identity.targetValidity(), uidNext, 0);
        try {
            Map<Long, Long> told = target.useAnew(folder.name(),
                    (connection, status) -> status.uidValidity() == folder.uidValidity()
                            ? connection.copy(List.copyOf(copies.keySet()), identity.target(), there)
                            : Map.<Long, Long>of());
            told.forEach((from, to) -> {
                Copy copy = copies.get(from);
                if (copy != null) {
                    placed.put(to, copy);
                }
            });
            return null;
        } catch (TargetFull | ServerBusy e) {
            return e;
        }
    }

    /**
     * The places here of what was copied, by UID at the source. What has another size is not what was copied: it is looked
     * for by its digest. What lost date or flags on the way is removed, to come from the source after all.
     */
    private Map<Long, Long> faithful(Map<Long, Copy> placed) {
        Map<Long, Long> places = new HashMap<>();
        if (placed.isEmpty()) {
            return places;
        }
        return writer.opened(connection -> {
            Set<Long> alike = alike(connection, placed);
            placed.forEach((uid, copy) -> {
                if (alike.contains(uid)) {
                    places.put(copy.facts().uid(), uid);
                }
            });
            if (alike.size() < placed.size()) {
                var changed = new HashMap<>(placed);
                changed.keySet().removeAll(alike);
                remove(connection, changed);
            }
            return places;
        });
    }

    /** Removes copies whose bytes are those that were copied; what else may be there is somebody's mail. */
    private void remove(MailboxWriter connection, Map<Long, Copy> changed) {
        var ours = new HashSet<Long>();
        connection.digests(changed.keySet().stream().min(Long::compare).orElseThrow(), (uid, digest) -> {
            Copy copy = changed.get(uid);
            if (copy != null && copy.first().digest().equals(digest)) {
                ours.add(uid);
            }
        });
        if (!ours.isEmpty()) {
            shared.unable();
            var _ = connection.remove(ours.stream().sorted().toList());
        }
    }
}
