package dev.mxonramp.domain.watch;

/**
 * An entry of the timing wheel. It is an item of its own, so that changes of the claim do not rewrite the index.
 *
 * @param key what is looked at
 * @param slot where it stands in the wheel
 */
public record Watch(WatchKey key, Slot slot) {
    /** The entry of a thing that changed at {@code changedAt}. */
    public static Watch of(WatchKey key, Tier tier, int shards) {
        return new Watch(key, Slot.of(tier, key, shards));
    }
}
