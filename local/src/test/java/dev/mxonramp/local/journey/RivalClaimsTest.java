package dev.mxonramp.local.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.claim.Ownership.Standing;
import dev.mxonramp.domain.journey.Phase;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.states.Status;
import dev.mxonramp.testkit.fault.Race;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two accounts claim the same domain: exactly one wins, the other learns why. */
class RivalClaimsTest {
    private final TurnedSystem system = new TurnedSystem();

    /** Two accounts' claims to a domain whose DNS holds the codes of both. */
    private List<ClaimKey> bothPublished(String domain) {
        List<ClaimKey> rivals = List.of(system.open(system.account(), domain), system.open(system.account(), domain));
        system.txt.published(new DomainName(domain), system.claim(rivals.getFirst()).code(),
                system.claim(rivals.getLast()).code());
        return rivals;
    }

    /** The rivals, the one who has the domain first. */
    private List<ClaimKey> winnerFirst(List<ClaimKey> rivals) {
        boolean first = system.ownership.holds(rivals.getFirst().account(), rivals.getFirst().domain());
        return first ? rivals : rivals.reversed();
    }

    private DomainsDoor door(ClaimKey key) {
        return new DomainsDoor(system, key.account());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void bothAskForACheckAtTheSameMoment(int round) {
        var domain = new DomainName("race-" + round + ".test");
        List<ClaimKey> rivals = bothPublished(domain.ascii());
        system.meeting.meet(domain, 2);
        List<HttpResponse> answers = Race.of(2, number -> door(rivals.get(number)).check(domain));
        assertTrue(system.meeting.met(domain), "both saw their code before either took the domain");
        List<ClaimKey> ranked = winnerFirst(rivals);
        assertWon(answers.get(rivals.indexOf(ranked.getFirst())));
        assertLost(answers.get(rivals.indexOf(ranked.getLast())), ranked.getFirst());
        system.soon();
        assertOneGoesOnAndTheOtherIsTold(ranked);
    }

    @Test
    void oneTickOfTheSweepSeesBothAtOnce() {
        var domain = new DomainName("acme.test");
        List<ClaimKey> rivals = bothPublished(domain.ascii());
        system.meeting.meet(domain, 2);
        system.live(Duration.ofMinutes(1));
        assertTrue(system.meeting.met(domain), "both saw their code before either took the domain");
        List<ClaimKey> ranked = winnerFirst(rivals);
        system.soon();
        assertOneGoesOnAndTheOtherIsTold(ranked);
        assertWon(door(ranked.getFirst()).show(domain));
        assertLost(door(ranked.getLast()).show(domain), ranked.getFirst());
    }

    @Test
    void theSecondToPublishIsTheSecondToProve() {
        ClaimKey acme = system.open(system.account(), "acme.test");
        ClaimKey rival = system.open(system.account(), "acme.test");
        system.publish(acme);
        system.soon();
        assertTrue(system.claim(acme).milestones().passed(Step.PROVEN));
        system.txt.published(acme.domain(), system.claim(acme).code(), system.claim(rival).code());
        system.soon();
        assertOneGoesOnAndTheOtherIsTold(List.of(acme, rival));
    }

    @Test
    void whoLostProvesTheDomainOnceTheOtherGivesItUp() {
        List<ClaimKey> rivals = bothPublished("acme.test");
        system.soon();
        List<ClaimKey> ranked = winnerFirst(rivals);
        ClaimKey winner = ranked.getFirst();
        ClaimKey loser = ranked.getLast();
        assertEquals(204, door(winner).delete(winner.domain()).status());
        system.touch();
        system.soon();
        assertEquals(Phase.AWAIT_MAILBOXES, system.phase(loser));
        assertTrue(system.post.subjects(loser.account()).contains("acme.test is yours"));
    }

    private void assertOneGoesOnAndTheOtherIsTold(List<ClaimKey> ranked) {
        ClaimKey winner = ranked.getFirst();
        ClaimKey loser = ranked.getLast();
        assertTrue(system.ownership.standing(winner.account(), winner.domain()) instanceof Standing.Held);
        assertTrue(system.ownership.standing(loser.account(), loser.domain()) instanceof Standing.HeldByOther);
        assertEquals(Phase.AWAIT_MAILBOXES, system.phase(winner));
        assertEquals("AwaitMailboxes", system.onboarding(winner).state());
        assertEquals(Phase.AWAIT_OWNERSHIP, system.phase(loser));
        assertEquals("AwaitOwnership", system.onboarding(loser).state());
        assertEquals(Status.RUNNING, system.onboarding(loser).status());
        assertEquals(List.of(JourneyEvent.Type.CLAIM_CREATED, JourneyEvent.Type.OWNERSHIP_TAKEN), system.told(loser));
        String domain = winner.domain().ascii();
        // The winner's own check and the loser's, which sees that both stand, tell the winner each of its own.
        assertEquals(
                Set.of(domain + ": publish this record", domain + " is yours",
                        domain + ": another account has published its code too"),
                Set.copyOf(system.post.subjects(winner.account())));
        assertEquals(3, system.post.subjects(winner.account()).size());
        assertEquals(List.of(domain + ": publish this record", domain + ": another account proved it first"),
                system.post.subjects(loser.account()));
    }

    private static void assertWon(HttpResponse answer) {
        Map<String, @Nullable Object> page = page(answer);
        assertTrue(Json.object(page.get("milestones")).containsKey("PROVEN"), answer::body);
        assertFalse(page.containsKey("takenByOther"), answer::body);
    }

    private static void assertLost(HttpResponse answer, ClaimKey winner) {
        Map<String, @Nullable Object> page = page(answer);
        assertEquals("AWAIT_OWNERSHIP", page.get("phase"));
        assertFalse(Json.object(page.get("milestones")).containsKey("PROVEN"), answer::body);
        assertEquals(true, page.get("takenByOther"));
        Map<String, @Nullable Object> why = Json.object(Json.object(page.get("diagnosis")).get("ownership"));
        assertEquals("txt.taken", why.get("code"));
        assertTrue(String.valueOf(why.get("sentence")).contains("another account proved this domain before you"));
        assertTrue(String.valueOf(why.get("remedy")).contains("delete the domain there"));
        assertFalse(answer.body().contains(winner.account().value()), "who it is, is not said");
    }

    private static Map<String, @Nullable Object> page(HttpResponse answer) {
        assertEquals(200, answer.status(), answer::body);
        return Json.object(Json.read(answer.body()));
    }
}
