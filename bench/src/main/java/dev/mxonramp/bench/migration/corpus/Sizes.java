package dev.mxonramp.bench.migration.corpus;

/**
 * How large messages are: straight lines, on a logarithmic scale, between these quantiles. The median is 8 kB, the mean
 * 104 kB, and the largest 10 MB.
 */
final class Sizes {
    private static final double[] QUANTILES = {0, 0.25, 0.5, 0.75, 0.9, 0.97, 0.995, 1};
    private static final double[] OCTETS = {Letter.LEAST, 3e3, 8e3, 4e4, 1.8e5, 7e5, 2.1e6, 1e7};

    private Sizes() {}

    /** Octets of the message that this part of all messages is smaller than. */
    static int at(double quantile) {
        int i = 1;
        while (QUANTILES[i] < quantile) {
            i++;
        }
        double part = (quantile - QUANTILES[i - 1]) / (QUANTILES[i] - QUANTILES[i - 1]);
        return (int) Math.round(OCTETS[i - 1] * Math.pow(OCTETS[i] / OCTETS[i - 1], part));
    }
}
