package dev.mxonramp.domain.account;

import dev.mxonramp.domain.name.MailAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who runs the deployment: the people whose addresses its configuration names. The role is decided whenever a token is
 * looked at and stored nowhere, so that nobody can write himself into it, and a name that is taken off the list is off.
 */
public record Operators(Set<MailAddress> addresses) {
    public Operators {
        addresses = Set.copyOf(addresses);
    }

    /**
     * Reads a configured list.
     *
     * @throws IllegalArgumentException if one of them is no address
     */
    public static Operators of(List<String> addresses) {
        return new Operators(addresses.stream().map(MailAddress::of).collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Whether a token acts as an operator. Anybody can sign up with any address, so only a confirmed one counts; and API
     * keys, which are handed to programs and live long, never do.
     */
    public boolean include(Account account, BearerToken token) {
        return token.kind() == BearerToken.Kind.SESSION && account.confirmed()
                && addresses.contains(account.address());
    }
}
