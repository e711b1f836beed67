package dev.mxonramp.testkit.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.BearerToken;
import dev.mxonramp.domain.account.BearerToken.Kind;
import dev.mxonramp.domain.account.BearerToken.Scope;
import dev.mxonramp.domain.account.SecretHash;
import dev.mxonramp.domain.account.TokenStore;
import dev.mxonramp.testkit.time.TurnedClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link TokenStore} does. */
public interface TokenStoreContract {
    /** The clock that {@link #tokens()} goes by. */
    TurnedClock clock();

    /** An empty store; the same one within a test. */
    TokenStore tokens();

    private BearerToken key(char last, char account) {
        return new BearerToken("t" + "b".repeat(25) + last, new AccountId("a" + "b".repeat(25) + account),
                Kind.API_KEY, "Reports", Set.of(Scope.READ), clock().instant(), null);
    }

    private BearerToken session(char last) {
        return new BearerToken("t" + "b".repeat(25) + last, new AccountId("a" + "b".repeat(25) + 'a'), Kind.SESSION,
                "Signed in", Set.of(Scope.READ, Scope.WRITE), clock().instant(),
                clock().instant().plus(BearerToken.SESSION));
    }

    @Test
    default void tokenIsFoundByItsSecretOnly() {
        tokens().create(key('a', 'a'), SecretHash.of("one"));
        assertEquals(Optional.of(key('a', 'a')), tokens().find(SecretHash.of("one")));
        assertEquals(Optional.empty(), tokens().find(SecretHash.of("two")));
    }

    @Test
    default void keyWithoutAnEndLives() {
        BearerToken key = key('a', 'a');
        tokens().create(key, SecretHash.of("one"));
        clock().advance(Duration.ofDays(4000));
        assertEquals(Optional.of(key), tokens().find(SecretHash.of("one")));
    }

    @Test
    default void expiredSessionIsGone() {
        BearerToken session = session('a');
        tokens().create(session, SecretHash.of("one"));
        clock().advance(BearerToken.SESSION.minusSeconds(1));
        assertEquals(Optional.of(session), tokens().find(SecretHash.of("one")));
        clock().advance(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), tokens().find(SecretHash.of("one")));
        assertEquals(List.of(), tokens().list(session.account()));
        assertFalse(tokens().revoke(session.account(), session.id()));
    }

    @Test
    default void listHoldsTheAccountsOwnOldestFirst() {
        BearerToken first = key('z', 'a');
        tokens().create(first, SecretHash.of("one"));
        clock().advance(Duration.ofSeconds(1));
        BearerToken second = session('b');
        tokens().create(second, SecretHash.of("two"));
        tokens().create(key('c', 'c'), SecretHash.of("three"));
        assertEquals(List.of(first, second), tokens().list(first.account()));
    }

    @Test
    default void revokedTokenIsGoneAtOnce() {
        BearerToken key = key('a', 'a');
        tokens().create(key, SecretHash.of("one"));
        assertTrue(tokens().revoke(key.account(), key.id()));
        assertFalse(tokens().revoke(key.account(), key.id()));
        assertEquals(Optional.empty(), tokens().find(SecretHash.of("one")));
    }

    @Test
    default void anotherAccountCannotRevoke() {
        BearerToken key = key('a', 'a');
        tokens().create(key, SecretHash.of("one"));
        assertFalse(tokens().revoke(key('a', 'c').account(), key.id()));
        assertEquals(Optional.of(key), tokens().find(SecretHash.of("one")));
    }

    @Test
    default void allOfAnAccountAreRevokedAndNoOthers() {
        tokens().create(key('a', 'a'), SecretHash.of("one"));
        tokens().create(session('b'), SecretHash.of("two"));
        tokens().create(key('c', 'c'), SecretHash.of("three"));
        tokens().revokeAll(key('a', 'a').account());
        assertEquals(Optional.empty(), tokens().find(SecretHash.of("one")));
        assertEquals(Optional.empty(), tokens().find(SecretHash.of("two")));
        assertEquals(Optional.of(key('c', 'c')), tokens().find(SecretHash.of("three")));
    }
}
