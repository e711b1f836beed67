package dev.mxonramp.domain.account;

import java.time.Duration;
import java.util.Map;

/**
 * Remembers what was answered to a request with an idempotency key, so that repeating the request changes nothing and
 * gets the same answer. A key is remembered for {@link #KEPT}.
 */
public interface Idempotency {
    /** How long an answer is remembered. */
    Duration KEPT = Duration.ofHours(24);

    /** How long a request may be at work before a repeat takes over: longer than any function's time-out. */
    Duration WORKING = Duration.ofSeconds(60);

    /** Who sends: keys of different senders never meet. */
    sealed interface Sender {
        /** A signed-in account. */
        record OfAccount(AccountId account) implements Sender {}

        /** Somebody on an open route, known by the network address only. */
        record OfNetwork(String address) implements Sender {}
    }

    /**
     * A key as it was sent.
     *
     * @param route e.g. {@code POST /v1/domains}
     * @param key the sender's own choice, unique for what it wants done once
     */
    record RequestKey(Sender sender, String route, String key) {}

    /** An answer to give again; never one that holds a secret. */
    record Answer(int status, Map<String, String> headers, String body) {
        public Answer {
            headers = Map.copyOf(headers);
        }
    }

    /** What a key means at the beginning of a request. */
    sealed interface Begun {
        /** Never seen, or given up: do the work. */
        record First() implements Begun {}

        /** Another request with this key is at work. */
        record AtWork() implements Begun {}

        /** Done before: give this answer again. */
        record Replay(Answer answer) implements Begun {}

        /** Done before, with an answer that held a secret and was not kept. */
        record Withheld() implements Begun {}

        /** The key was used for a request with other content. */
        record OtherRequest() implements Begun {}
    }

    /**
     * Takes the key for a request by a conditional write.
     *
     * @param content hash of everything that makes the request what it is
     */
    Begun begin(RequestKey key, SecretHash content);

    /** Keeps the answer of the request that took the key. */
    void finish(RequestKey key, SecretHash content, Answer answer);

    /** Keeps only that the request was answered, since its answer holds a secret. */
    void finishWithheld(RequestKey key, SecretHash content);

    /** Gives the key up: nothing was done, so that the request may be sent again. */
    void abandon(RequestKey key, SecretHash content);
}
