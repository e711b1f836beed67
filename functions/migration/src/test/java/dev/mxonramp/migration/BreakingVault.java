package dev.mxonramp.migration;

import dev.mxonramp.domain.secret.SealedSecret;
import dev.mxonramp.domain.secret.Vault;
import dev.mxonramp.testkit.secret.InMemoryVault;
import org.jspecify.annotations.Nullable;

/** A vault that has a fault with one secret, which it even quotes. */
final class BreakingVault implements Vault {
    private final Vault vault = new InMemoryVault();
    private volatile @Nullable String broken;

    void breakOn(String secret) {
        broken = secret;
    }

    @Override
    public SealedSecret seal(String secret, String context) {
        if (secret.equals(broken)) {
            throw new IllegalStateException("cannot seal " + secret);
        }
        return vault.seal(secret, context);
    }

    @Override
    public String open(SealedSecret secret, String context) {
        return vault.open(secret, context);
    }
}
