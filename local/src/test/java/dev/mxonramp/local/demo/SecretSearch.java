package dev.mxonramp.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

    private final Traces traces;
    private final List<Secret> secrets;
    private final List<String> found = new ArrayList<>();
    private int sought;

    SecretSearch(Traces traces, List<Secret> secrets) {
        this.traces = traces;
        this.secrets = secrets;
    }

    /** The sign-in link is in one mail to its owner; the bearer token in the answer that issued it. */
    SecretSearch signIn() {
        Secret link = only(Kind.SIGN_IN_LINK);
        seek(link.toString(), link.value(), place -> place.kind().equals(SES)
                || (place.kind().equals("mail") && place.name().equals(link.owner())));
        assertEquals(1, holding(link, "mail").size(), "one mail has the link");
        assertEquals(1, holding(link, SES).size(), "it was sent once");
        Secret token = only(Kind.BEARER_TOKEN);
        seek(token.toString(), token.value(),
                place -> place.kind().equals("answer") && place.name().equals("POST /v1/sessions 201"));
        assertEquals(1, holding(token, "answer").size(), "one answer has the token");
        assertTrue(stands("item", SecretHash.of(token.value()).hex()), "the token's hash is in the table");
        assertTrue(stands("request to dynamodb", SecretHash.of(link.value()).hex()), "the link's hash was written");
        return this;
    }

    /** Old passwords go to the key service only, which seals them; new ones to nobody but the mail host. */
    SecretSearch passwords() {
        for (Secret old : of(Kind.OLD_PASSWORD)) {
            seek(old.toString(), old.value(), place -> place.kind().equals(KMS));
            assertFalse(holding(old, KMS).isEmpty(), () -> old + " was sealed");
        }
        of(Kind.NEW_PASSWORD).forEach(each -> seek(each.toString(), each.value(), _ -> false));
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
        System.out.println("searched " + traces.all().size() + " places, " + traces.characters() / 1_000_000
                + " MB, for " + sought + " secrets: " + traces.all().stream().collect(
                        Collectors.groupingBy(Place::kind, TreeMap::new, Collectors.counting())));
        assertEquals(List.of(), found);
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

    private Secret only(Kind kind) {
        assertEquals(1, of(kind).size(), () -> "secrets of the kind " + kind);
        return of(kind).getFirst();
    }

    private List<Place> holding(Secret secret, String kind) {
        var canary = new Canary(secret.toString(), secret.value());
        return traces.of(kind).stream().filter(place -> canary.in(place.text())).toList();
    }

    private boolean stands(String kind, String text) {
        return traces.of(kind).stream().anyMatch(place -> place.text().contains(text));
    }
}
