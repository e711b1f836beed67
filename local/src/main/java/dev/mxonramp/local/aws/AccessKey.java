package dev.mxonramp.local.aws;

import org.jspecify.annotations.Nullable;

/**
 * An access key.
 *
 * @param id the public half
 * @param secret what signs requests; never shown
 * @param sessionToken what temporary keys send along, else null
 */
public record AccessKey(String id, String secret, @Nullable String sessionToken) {
    @Override
    public String toString() {
        return "AccessKey[" + id + "]";
    }
}
