package dev.mxonramp.domain.account;

import dev.mxonramp.domain.account.Limits.Limit;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

/** The deployment's limits on what strangers may do: its HTTP API has neither a firewall nor a throttle per client. */
public final class AccountLimits {
    /** Sign-ups from one network. */
    public static final Limit SIGN_UPS_PER_NETWORK = new Limit("sign-ups-network", 60, Duration.ofHours(1));

    /** Sign-ups with one address. */
    public static final Limit SIGN_UPS_PER_ADDRESS = new Limit("sign-ups-address", 20, Duration.ofDays(1));

    /** Sign-ups for one domain: short, since nobody shall be able to keep its owner out. */
    public static final Limit SIGN_UPS_PER_DOMAIN = new Limit("sign-ups-domain", 30, Duration.ofMinutes(10));

    /** Links asked for, and sessions tried, from one network. */
    public static final Limit LINKS_PER_NETWORK = new Limit("links-network", 120, Duration.ofHours(1));

    /** Links to choose a password by, looked at or used, from one network: an office may set up hundreds at once. */
    public static final Limit PASSWORDS_PER_NETWORK = new Limit("passwords-network", 600, Duration.ofHours(1));

    /** Mails that strangers can have sent to a confirmed address. */
    public static final Limit MAILS_CONFIRMED = new Limit("mails-confirmed", 10, Duration.ofHours(1));

    /** Mails of any kind to an address that is not confirmed. */
    public static final Limit MAILS_UNCONFIRMED = new Limit("mails-unconfirmed", 1, Duration.ofDays(1));

    /** Live API keys of an account. */
    public static final int API_KEYS = 50;

    private AccountLimits() {}

    /** What counts as one network: an IPv4 address, or the /64 that one IPv6 customer has. */
    public static String network(String sourceIp) {
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(sourceIp);
        } catch (IllegalArgumentException e) {
            return sourceIp;
        }
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8)) + "/64"
                : address.getHostAddress();
    }
}
