package dev.mxonramp.domain.egress;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names that must not even be looked up, since what they mean depends on who asks: names of this machine and of the
 * network around it, and addresses in forms that programs read differently ({@code 0177.0.0.1}, {@code 2130706433}).
 */
final class EgressNames {
    /** Names that never stand for a host of the public internet, by whoever reserved them. */
    private static final List<String> LOCAL_SUFFIXES = List.of(
            // RFC 6762, ICANN's reservation of 2024 (the clouds' metadata services too), RFC 8375
            "local", "internal", "home.arpa",
            // in every other /etc/hosts, and in home routers
            "localdomain", "lan", "intranet", "corp", "home",
            // RFC 7686, RFC 9476: no DNS at all
            "onion", "alt");
    private static final String LOCALHOST = "localhost";
    private static final Pattern SPELLED = Pattern.compile("[a-z0-9_.-]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*");

    private EgressNames() {}

    /** Why a host must not be looked up; empty if its addresses decide. */
    static Optional<String> refusal(String host, boolean allowLoopback) {
        String name = host.toLowerCase(Locale.ROOT);
        if (IPV6.matcher(name).matches()) {
            return Optional.empty();
        }
        if (!SPELLED.matcher(name).matches() || name.startsWith(".") || name.contains("..")) {
            return Optional.of("It is not the name of a host. Give the name alone, in ASCII.");
        }
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (isOrIsBelow(bare, LOCALHOST)) {
            return allowLoopback ? Optional.empty() : Optional.of("It is a name of this very machine.");
        }
        String last = bare.substring(bare.lastIndexOf('.') + 1);
        if (NUMBER.matcher(last).matches()) {
            return dottedQuad(name)
                    ? Optional.empty()
                    : Optional.of("An IPv4 address is written as four decimal numbers without leading zeros.");
        }
        if (bare.equals(last) || LOCAL_SUFFIXES.stream().anyMatch(suffix -> isOrIsBelow(bare, suffix))) {
            return Optional.of("It is a name of a private network, not of the public internet.");
        }
        return Optional.empty();
    }

    private static boolean isOrIsBelow(String name, String suffix) {
        return name.equals(suffix) || name.endsWith("." + suffix);
    }

    private static boolean dottedQuad(String name) {
        String[] octets = name.split("\\.", -1);
        if (octets.length != 4) {
            return false;
        }
        for (String octet : octets) {
            if (!OCTET.matcher(octet).matches() || Integer.parseInt(octet) > 255) {
                return false;
            }
        }
        return true;
    }
}
