package dev.mxonramp.domain.migration.ledger;

/**
 * What the flags of a source folder were like at some moment, to see whether any has changed since.
 *
 * @param modSeq HIGHESTMODSEQ (RFC 7162); 0 where there is none
 * @param scan a sum over all messages' flags, at servers without it; 0 if they were not scanned
 */
public record FlagMark(long modSeq, long scan) {
    /** Flags were not looked at yet. */
    public static final FlagMark NONE = new FlagMark(0, 0);

    /** The folder's flags at this HIGHESTMODSEQ. */
    public static FlagMark at(long modSeq) {
        return new FlagMark(modSeq, 0);
    }
}
