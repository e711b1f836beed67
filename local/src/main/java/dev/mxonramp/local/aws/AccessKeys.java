package dev.mxonramp.local.aws;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Issues access keys and knows whose they are. */
public final class AccessKeys {
    private final RandomGenerator random;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    /** A key and whose it is. */
    record Held(AccessKey key, Principal principal) {}

    /** Keys from this source; a {@link java.security.SecureRandom}, but in tests. */
    public AccessKeys(RandomGenerator random) {
        this.random = random;
    }

    /** A lasting key, as a function's process has. */
    public AccessKey issue(Principal principal) {
        return add(principal, "AKIA", null);
    }

    /** A temporary key, as assuming a role gives. */
    AccessKey issueTemporary(Principal principal) {
        return add(principal, "ASIA", hex(32));
    }

    /** A key that somebody else chose; for tests. */
    void register(AccessKey key, Principal principal) {
        held.put(key.id(), new Held(key, principal));
    }

    Optional<Held> find(String id) {
        return Optional.ofNullable(held.get(id));
    }

    private AccessKey add(Principal principal, String prefix, @Nullable String sessionToken) {
        var key = new AccessKey(prefix + hex(8).toUpperCase(Locale.ROOT), hex(20), sessionToken);
        register(key, principal);
        return key;
    }

    private String hex(int octets) {
        var bytes = new byte[octets];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
