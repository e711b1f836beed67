package dev.mxonramp.local.cli;

import dev.mxonramp.imap.Compression;

/** Whether a migration compresses its connections. */
final class CompressOption {
    private CompressOption() {}

    /**
     * What was typed.
     *
     * @throws IllegalArgumentException if it is none of the three
     */
    static Compression compression(String typed) {
        return switch (typed) {
            case "auto" -> Compression.AUTO;
            case "on" -> Compression.ON;
            case "off" -> Compression.OFF;
            default -> throw new IllegalArgumentException("give auto, on or off");
        };
    }
}
