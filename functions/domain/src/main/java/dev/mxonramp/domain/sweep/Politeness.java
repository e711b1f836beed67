package dev.mxonramp.domain.sweep;

/** Keeps the questions to any one name server below a rate that all who ask have together. */
@FunctionalInterface
public interface Politeness {
    /** Where nobody but this sweep asks, and where nothing is asked. */
    Politeness ALONE = _ -> {
        // The whole rate is its own.
    };

    /** From now on this process keeps to its share, so many ticks having one each. */
    void shareAmong(int ticks);
}
