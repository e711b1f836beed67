package dev.mxonramp.domain.migration.folder;

import java.util.Collection;
import java.util.Optional;

/** What a folder is for (RFC 6154). */
public enum SpecialUse {
    SENT("Sent"), DRAFTS("Drafts"), JUNK("Junk"), TRASH("Trash"), ARCHIVE("Archive");

    private final String standardName;

    SpecialUse(String standardName) {
        this.standardName = standardName;
    }

    /** The name under which such a folder is made where the target has none. */
    public String standardName() {
        return standardName;
    }

    /** The use that LIST attributes tell, e.g. {@code \Sent}. */
    public static Optional<SpecialUse> ofAttributes(Collection<String> attributes) {
        for (SpecialUse use : values()) {
            if (attributes.stream().anyMatch(each -> each.equalsIgnoreCase("\\" + use.standardName))) {
                return Optional.of(use);
            }
        }
        return Optional.empty();
    }

    /** The use that a folder's own name tells in one of the languages known. */
    public static Optional<SpecialUse> ofName(String name) {
        return LocalisedNames.all().use(name);
    }
}
