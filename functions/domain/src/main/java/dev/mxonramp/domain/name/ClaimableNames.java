package dev.mxonramp.domain.name;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides at the door which names may be claimed (dns.md 5), and says of every other one what to enter instead. It
 * never throws, whatever is typed.
 */
public final class ClaimableNames {
    /** The most labels that a claimed name may have (dns.md 5); its length is bounded by the DNS alone. */
    public static final int MAX_LABELS = 10;

    /** The last label of anything that a URL parser would take for an IPv4 address (WHATWG URL 4.3.1). */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

    private final Idna idna;
    private final PublicSuffixes suffixes;
    private final ReservedNames reserved;

    /** @param reservedAllowed reserved names that may be claimed all the same, e.g. {@code test} on one machine */
    public ClaimableNames(Idna idna, PublicSuffixes suffixes, Set<String> reservedAllowed) {
        this.idna = idna;
        this.suffixes = suffixes;
        this.reserved = new ReservedNames(reservedAllowed);
    }

    /** Whether the typed text is a name that may be claimed. */
    public Claimable judge(String typed) {
        var text = new TypedName(typed);
        Optional<String> objection = text.objection();
        if (objection.isPresent()) {
            return new Claimable.Refused(objection.get() + suggestion(text));
        }
        return judgeName(text.plain());
    }

    private Claimable judgeName(String plain) {
        DomainName name;
        try {
            name = idna.toAscii(plain);
        } catch (IllegalArgumentException e) {
            return new Claimable.Refused(sentence(e));
        }
        return refusal(name).<Claimable>map(Claimable.Refused::new)
                .orElseGet(() -> new Claimable.Accepted(name, idna.toUnicode(name)));
    }

    private Optional<String> refusal(DomainName name) {
        var labels = name.labels();
        if (NUMBER.matcher(labels.getLast()).matches()) {
            return Optional.of(TypedName.ADDRESS);
        }
        if (name.ascii().contains("_") || name.ascii().contains("*")) {
            return Optional.of(TypedName.ODD_LABEL);
        }
        if (labels.size() > MAX_LABELS) {
            return Optional.of("This name has " + labels.size() + " parts; enter one with at most " + MAX_LABELS + ".");
        }
        Optional<String> special = reserved.above(name);
        if (special.isPresent()) {
            return Optional.of("'." + special.get() + "' is reserved and not part of the public DNS;"
                    + " enter a domain that you have registered.");
        }
        if (labels.size() == 1) {
            return Optional.of("'" + name + "' is a single word; enter the whole domain, for example example.com.");
        }
        return suffixes.isRegistrySuffix(name)
                ? Optional.of("'" + name + "' is a suffix under which names are registered (Public Suffix List "
                        + suffixes.edition() + "), and nobody's own domain; enter the domain that you registered below"
                        + " it.")
                : Optional.empty();
    }

    /** The name inside what was pasted, if it is one that may be claimed. */
    private String suggestion(TypedName text) {
        return text.inside().map(this::judgeName)
                .flatMap(inner -> inner instanceof Claimable.Accepted accepted
                        ? Optional.of(" Enter " + accepted.name() + ".")
                        : Optional.empty())
                .orElse("");
    }

    private static String sentence(IllegalArgumentException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? TypedName.NO_NAME : message;
    }
}
