package dev.mxonramp.domain.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One place of the timing wheel: a tier, a minute within its period, and a shard.
 *
 * @param tier how often
 * @param index minute since the epoch, modulo the tier's period in minutes
 * @param shard hash of the account modulo the deployment's number of shards
 */
public record Slot(Tier tier, int index, int shard) {
    public Slot {
        if (index < 0 || index >= tier.slots() || shard < 0) {
            throw new IllegalArgumentException("no such slot: " + tier + " " + index + " " + shard);
        }
    }

    /** The slots due in the minute of {@code tick}, all tiers, all shards. */
    public static List<Slot> due(Instant tick, int shards) {
        long minute = Math.floorDiv(tick.getEpochSecond(), 60L);
        var slots = new ArrayList<Slot>();
        for (Tier tier : Tier.values()) {
            for (int shard = 0; shard < shards; shard++) {
                slots.add(new Slot(tier, Math.floorMod(minute, tier.slots()), shard));
            }
        }
        return slots;
    }

    /** The place of a thing in a tier: spread over the period by its hash, in its account's shard. */
    public static Slot of(Tier tier, WatchKey key, int shards) {
        return new Slot(tier, Math.floorMod(key.hashCode(), tier.slots()),
                Math.floorMod(key.account().value().hashCode(), shards));
    }

    @Override
    public String toString() {
        return tier + "#" + index + "#" + shard;
    }
}
