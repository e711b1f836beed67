package dev.mxonramp.domain.name;

/** Unicode names to A-labels and back, by UTS-46 non-transitional processing. */
public interface Idna {
    /**
     * The A-label form of a typed name.
     *
     * @throws IllegalArgumentException with a sentence for the user, if the name is not valid
     */
    DomainName toAscii(String typed);

    /** The Unicode form of a name, for display beside the A-labels. */
    String toUnicode(DomainName name);
}
