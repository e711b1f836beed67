package dev.mxonramp.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a bearer secret stands for. The secret itself is shown once and stored only as a {@link SecretHash}.
 *
 * @param id opaque identifier ({@code t…}), by which the token is listed and revoked
 * @param label what its owner calls it, 1 to 100 characters
 * @param scopes what it may do
 * @param expiresAt null for never
 */
public record BearerToken(String id, AccountId account, Kind kind, String label, Set<Scope> scopes, Instant createdAt,
        @Nullable Instant expiresAt) {
    /** How long a session lasts. */
    public static final Duration SESSION = Duration.ofDays(30);

    private static final Pattern ID = Pattern.compile("t[a-z2-7]{26}");

    /** Who uses it. */
    public enum Kind {
        /** A person who followed a sign-in link. */
        SESSION,
        /** A program. */
        API_KEY
    }

    /** What may be done. */
    public enum Scope {
        /** GET only. */
        READ,
        /** Everything that changes something. */
        WRITE
    }

    public BearerToken {
        scopes = Set.copyOf(scopes);
        if (!isId(id)) {
            throw new IllegalArgumentException("not a token id");
        }
        if (label.isBlank() || label.length() > 100) {
            throw new IllegalArgumentException("a label has 1 to 100 characters");
        }
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("a token without a scope is of no use");
        }
    }

    /** Whether a text has the form of a token's identifier. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Whether it still counts. */
    public boolean live(Instant now) {
        return expiresAt == null || expiresAt.isAfter(now);
    }
}
