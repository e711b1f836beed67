package dev.mxonramp.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.SecretHash;
import dev.mxonramp.local.demo.Secret.Kind;
import dev.mxonramp.local.demo.Traces.Place;
import dev.mxonramp.local.mail.JamesProcess.Administration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Searches a system's traces for the secrets that a story brought into it: each must stand where it belongs, which also
 * shows that the search sees it there, and nowhere else.
 */
final class SecretSearch {
    private static final String KMS = "request to kms";
    private static final String SES = "request to ses";
    private static final String STATES = "request to states";
    private static final String TABLE = "request to dynamodb";
    private static final Set<String> ISSUING = Set.of("POST /v1/sessions 201", "POST /v1/tokens 201");

    private final Traces traces;
    private final List<Secret> secrets;
    private final List<String> found = new ArrayList<>();
    private int sought;

    SecretSearch(Traces traces, List<Secret> secrets) {
        this.traces = traces;
        this.secrets = secrets;
    }

    /** A sign-in link is in one mail to its owner, a bearer token in the answer that issued it; hashes are stored. */
    SecretSearch signIn() {
        for (Secret link : of(Kind.SIGN_IN_LINK)) {
            seek(link, place -> place.kind().equals(SES)
                    || (place.kind().equals("mail") && place.name().equals(link.owner())));
            assertEquals(1, holding(link, "mail"), () -> "mails with the " + link);
            assertEquals(1, holding(link, SES), () -> "requests to send the " + link);
            assertTrue(stands(TABLE, hash(link)), () -> "the hash was written of the " + link);
        }
        for (Secret token : of(Kind.BEARER_TOKEN)) {
            seek(token, place -> place.kind().equals("answer") && ISSUING.contains(place.name()));
            assertEquals(1, holding(token, "answer"), () -> "answers with the " + token);
            assertTrue(stands(TABLE, hash(token)), () -> "the hash was written of the " + token);
        }
        assertTrue(of(Kind.BEARER_TOKEN).stream().anyMatch(token -> stands("item", hash(token))),
                "the scan sees the hash of a token that is valid");
        return this;
    }

    /** Old passwords go to the key service only, which seals them; new ones to nobody but the mail host. */
    SecretSearch passwords() {
        for (Secret old : of(Kind.OLD_PASSWORD)) {
            seek(old, place -> place.kind().equals(KMS));
            assertTrue(holding(old, KMS) > 0, () -> old + " was sealed");
        }
        of(Kind.NEW_PASSWORD).forEach(each -> seek(each, _ -> false));
        return this;
    }

    /** Passwords that were made up for mailboxes are told once, in the answer to who asked for them. */
    SecretSearch generated(List<Secret> passwords) {
        for (Secret each : passwords) {
            seek(each, place -> place.kind().equals("answer"));
            assertEquals(1, holding(each, "answer"), () -> "answers with the " + each);
        }
        return this;
    }

    /** The mail host's administration is known to Secrets Manager alone. */
    SecretSearch administration(Administration administration) {
        seek("the mail host's token", administration.token(), _ -> false);
        seek("the mail host's password", administration.imapPassword(), _ -> false);
        return this;
    }

    /**
     * Whatever else functions had sealed, task tokens: Step Functions itself writes those into the history, and gets
     * them back when they are completed.
     */
    SecretSearch sealed(Set<String> sealed) {
        Set<String> known = secrets.stream().map(Secret::value).collect(Collectors.toSet());
        for (String each : sealed.stream().filter(one -> !known.contains(one)).sorted().toList()) {
            seek("a task token", each, place -> place.kind().equals(KMS) || place.kind().equals(STATES)
                    || place.kind().equals("history"));
            assertTrue(stands("history", each), "what was sealed beside passwords is a task token");
        }
        return this;
    }

    /** Fails if a secret stood where it does not belong. */
    void assertNothingFound() {
        assertEquals(List.of(), found);
    }

    /** What was searched for what, for people. */
    String summary() {
        return "searched " + traces.all().size() + " places, " + traces.characters() / 1_000 + " kB, for " + sought
                + " secrets: " + traces.all().stream().collect(
                        Collectors.groupingBy(Place::kind, TreeMap::new, Collectors.counting()));
    }

    private void seek(Secret secret, Predicate<Place> belongs) {
        seek(secret.toString(), secret.value(), belongs);
    }

    private void seek(String name, String value, Predicate<Place> belongs) {
        sought++;
        var canary = new Canary(name, value);
        traces.holding(canary, belongs).forEach(place -> found.add(place.kind() + " " + place.name() + " holds "
                + canary + " as " + canary.formIn(place.text())));
    }

    private List<Secret> of(Kind kind) {
        return secrets.stream().filter(secret -> secret.kind() == kind).toList();
    }

    /** How many places of the kind hold the secret. */
    private int holding(Secret secret, String kind) {
        var canary = new Canary(secret.toString(), secret.value());
        return Math.toIntExact(traces.of(kind).stream().filter(place -> canary.in(place.text())).count());
    }

    private static String hash(Secret secret) {
        return SecretHash.of(secret.value()).hex();
    }

    private boolean stands(String kind, String text) {
        return traces.of(kind).stream().anyMatch(place -> place.text().contains(text));
    }
}
