package dev.mxonramp.migration;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.FormPost;
import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.SignIn;
import dev.mxonramp.domain.migration.SignIn.TokenSecret;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.domain.secret.Vault;
import dev.mxonramp.lambda.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Has access tokens given out for refresh tokens (RFC 6749 6), and keeps each as long as it is good for. */
final class AccessTokens {
    /** A token that is about to run out is no good for a login that takes its time. */
    private static final Duration RESERVE = Duration.ofMinutes(2);
    /** Where the endpoint does not say how long; most say an hour. */
    private static final long USUAL_SECONDS = 600;
    private static final int MOST_KEPT = 1_000;
    private static final Pattern ERROR = Pattern.compile("[A-Za-z0-9_.-]{1,60}");
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final FormPost post;
    private final InstantSource clock;
    private final Map<Asked, Granted> kept = new LinkedHashMap<>();

    /** Who has the same secret at another endpoint, or for something else, is given nothing of this. */
    private record Asked(SignIn.AccessToken how, TokenSecret secret) {}

    AccessTokens(FormPost post, InstantSource clock) {
        this.post = post;
        this.clock = clock;
    }

    /**
     * What an endpoint gave.
     *
     * @param token the access token
     * @param until when it runs out
     * @param next the refresh token to use from now on, where the endpoint gave another; null for the same
     */
    record Granted(String token, Instant until, @Nullable TokenSecret next) {
        @Override
        public String toString() {
            return "Granted[until=" + until + "]";
        }
    }

    /**
     * A token that is good for a while yet.
     *
     * @throws SourceRefused where the endpoint gives none for this refresh token
     * @throws TransientFailure where it does not answer
     */
    synchronized Granted get(SignIn.AccessToken how, TokenSecret secret) {
        Granted before = kept.get(new Asked(how, secret));
        if (before != null && clock.instant().plus(RESERVE).isBefore(before.until())) {
            return before;
        }
        Granted granted = asked(how, secret);
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        // Whoever asks by a refresh token that was replaced this moment, such as another connection, is told the same.
        kept.put(new Asked(how, secret), granted);
        if (granted.next() != null) {
            kept.put(new Asked(how, granted.next()), new Granted(granted.token(), granted.until(), null));
        }
        return granted;
    }

    /** A token that was refused is not offered again. */
    synchronized void forget(String token) {
        kept.values().removeIf(each -> each.token().equals(token));
    }

    private Granted asked(SignIn.AccessToken how, TokenSecret secret) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", secret.refreshToken());
        form.put("client_id", how.clientId());
        if (secret.clientSecret() != null) {
            form.put("client_secret", secret.clientSecret());
        }
        if (how.scope() != null) {
            form.put("scope", how.scope());
        }
        FormPost.Answer answer = post.post(how.endpoint(), form);
        String what = "The token endpoint " + how.endpoint().getHost();
        if (answer.status() == TOO_MANY) {
            throw new ServerBusy(what + " asks to wait.");
        }
        if (answer.status() >= SERVER_ERROR) {
            throw new TransientFailure(what + " does not work at the moment (" + answer.status() + ").");
        }
        Map<String, @Nullable Object> members = members(answer, what);
        if (members.get("access_token") instanceof String token && !token.isEmpty()) {
            return granted(token, members, secret, what);
        }
        String error = members.get("error") instanceof String name && ERROR.matcher(name).matches() ? name : "no token";
        throw new SourceRefused(what + " gives no access token (" + answer.status() + ", " + error
                + "). Have a new refresh token made, and set the source again with it.");
    }

    private Granted granted(String token, Map<String, @Nullable Object> members, TokenSecret secret,
            String what) {
        long seconds = members.get("expires_in") instanceof Long told && told > 0 ? told : USUAL_SECONDS;
        Instant until = clock.instant().plusSeconds(Math.min(seconds, Duration.ofDays(1).toSeconds()));
        if (!(members.get("refresh_token") instanceof String next) || next.equals(secret.refreshToken())) {
            return new Granted(token, until, null);
        }
        try {
            var replaced = new TokenSecret(next, secret.clientSecret());
            if (replaced.text().length() > Vault.MAX_OCTETS) {
                // Not kept, it would be lost, and the one before it may be worth nothing by now.
                throw new SourceRefused(what + " gives a new refresh token that is too long to be kept: with the "
                        + "client secret at most " + (Vault.MAX_OCTETS - 1) + " characters are. Have the provider give "
                        + "a shorter one, or use a password made for apps.");
            }
            return new Granted(token, until, replaced);
        } catch (IllegalArgumentException e) {
            // No token that anybody could send back; the one we have may go on working.
            return new Granted(token, until, null);
        }
    }

    private static Map<String, @Nullable Object> members(FormPost.Answer answer, String what) {
        try {
            return Json.object(Json.read(answer.body()));
        } catch (Json.Malformed e) {
            throw new SourceRefused(what + " answers " + answer.status()
                    + " and something other than JSON. Check its address.");
        }
    }
}
