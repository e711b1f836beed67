package dev.mxonramp.domain.egress;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Guards everything that goes out to an address that somebody else chose: name servers, IMAP sources, MTA-STS policies,
 * token endpoints. Only addresses that are globally reachable by IANA's special-purpose registries (RFC 6890) pass.
 *
 * <p>Ask {@link #refusal(String)} about a name, resolve it <em>once</em>, ask {@link #refusal(List)} about all of its
 * addresses, and connect to one of those same addresses: a second look-up could answer something else.
 */
public final class EgressPolicy {
    private static final List<Block> V4_CLOSED = blocks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            // Azure's host agent: a public address that means the machine's own host there.
            "168.63.129.16/32");
    /** What is in 2000::/3 and all the same not for us; whatever is outside of 2000::/3 is closed anyway. */
    private static final List<Block> V6_CLOSED = blocks("2001::/23", "2001:db8::/32", "3fff::/20");
    private static final Block V6_GLOBAL = Block.of("2000::/3");
    private static final Block V4_LOOPBACK = Block.of("127.0.0.0/8");
    private static final Block NAT64 = Block.of("64:ff9b::/96");
    private static final Block SIX_TO_FOUR = Block.of("2002::/16");
    private static final Block MAPPED = Block.of("::ffff:0:0/96");

    private final boolean allowLoopback;

    /** @param allowLoopback whether loopback is open too: true only where everything runs on one machine */
    public EgressPolicy(boolean allowLoopback) {
        this.allowLoopback = allowLoopback;
    }

    /** Whether this one address may be connected to. */
    public boolean allows(InetAddress address) {
        byte[] bytes = address.getAddress();
        return switch (address) {
            case Inet4Address _ -> allowsV4(bytes);
            case Inet6Address _ -> allowsV6(address, bytes);
            default -> false;
        };
    }

    /** Why a host's name must not be looked up, in whatever form it is written; empty if its addresses decide. */
    public Optional<String> refusal(String host) {
        return EgressNames.refusal(host, allowLoopback);
    }

    /**
     * Why a name with these addresses must not be connected to; empty if every one of them passes. A name without
     * addresses is refused too.
     */
    public Optional<String> refusal(List<InetAddress> addresses) {
        if (addresses.isEmpty()) {
            return Optional.of("The name has no address.");
        }
        // Which address it is would tell strangers what our resolver knows of the network that it stands in.
        return addresses.stream().allMatch(this::allows)
                ? Optional.empty()
                : Optional.of("Not all of its addresses are on the public internet.");
    }

    private boolean allowsV4(byte[] bytes) {
        if (V4_LOOPBACK.contains(bytes)) {
            return allowLoopback;
        }
        return V4_CLOSED.stream().noneMatch(block -> block.contains(bytes));
    }

    private boolean allowsV6(InetAddress address, byte[] bytes) {
        if (address.isLoopbackAddress()) {
            return allowLoopback;
        }
        if (MAPPED.contains(bytes) || NAT64.contains(bytes)) {
            return allowsV4(slice(bytes, 12));
        }
        if (SIX_TO_FOUR.contains(bytes)) {
            return allowsV4(slice(bytes, 2));
        }
        // An ISATAP address (RFC 5214 6.1) leads to the IPv4 address in its last octets.
        if (bytes[10] == 0x5e && bytes[11] == (byte) 0xfe && bytes[9] == 0 && (bytes[8] & 0xfd) == 0
                && !allowsV4(slice(bytes, 12))) {
            return false;
        }
        return V6_GLOBAL.contains(bytes) && V6_CLOSED.stream().noneMatch(block -> block.contains(bytes));
    }

    private static byte[] slice(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, from + 4);
    }

    private static List<Block> blocks(String... cidrs) {
        return Arrays.stream(cidrs).map(Block::of).toList();
    }

    /** A block of addresses in CIDR notation. */
    private static final class Block {
        private final byte[] prefix;
        private final int bits;

        private Block(byte[] prefix, int bits) {
            this.prefix = prefix;
            this.bits = bits;
        }

        static Block of(String cidr) {
            String[] parts = cidr.split("/", 2);
            InetAddress address = InetAddress.ofLiteral(parts[0]);
            byte[] prefix = address.getAddress();
            // The JDK reads ::ffff:0:0 as an IPv4 address; the block is about its IPv6 form.
            return new Block(parts[0].contains(":") && prefix.length == 4 ? mapped(prefix) : prefix,
                    Integer.parseInt(parts[1]));
        }

        private static byte[] mapped(byte[] v4) {
            byte[] v6 = new byte[16];
            v6[10] = (byte) 0xff;
            v6[11] = (byte) 0xff;
            System.arraycopy(v4, 0, v6, 12, 4);
            return v6;
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit & 7);
                if (((address[bit >> 3] ^ prefix[bit >> 3]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
