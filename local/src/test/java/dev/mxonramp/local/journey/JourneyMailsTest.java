package dev.mxonramp.local.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.journey.Phase;
import dev.mxonramp.domain.notice.Mailer.Mail;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The mails that a journey calls for, each once although the bus delivers every event twice. */
class JourneyMailsTest {
    private static final String PERMANENT = "dev.mxonramp.domain.journey.PermanentFailure";

    private final TurnedSystem system = new TurnedSystem();
    private final Walk walk = new Walk(system);
    private final ClaimKey acme = system.open(system.account(), "acme.test");

    @AfterEach
    void everyEventWasDeliveredTwice() {
        system.live(Duration.ofHours(1));
        assertEquals(List.of(), system.bus.deadLetters());
        assertTrue(system.functions.invocations("NotifyFunction") >= 2 * system.events.published().size());
    }

    private List<String> subjects() {
        return system.post.subjects(acme.account());
    }

    private Mail mail(String subject) {
        List<Mail> found = system.post.to(acme.account()).stream().filter(mail -> mail.subject().equals(subject))
                .toList();
        assertEquals(1, found.size(), () -> subject + " among " + subjects());
        return found.getFirst();
    }

    @Test
    void theWholeJourneyIsToldOnceStepByStep() {
        walk.whole(acme, Duration.ofMinutes(10));
        assertEquals(Phase.DONE, system.phase(acme));
        assertEquals(List.of("acme.test: publish this record", "acme.test is yours",
                "acme.test: new mail arrives here", "anna@acme.test: set up your mail program",
                "anna@acme.test: everything was moved", "acme.test: done"), subjects());
        String code = system.claim(acme).code().value();
        assertTrue(mail("acme.test: publish this record").text().contains(code));
        String done = mail("acme.test: done").text();
        assertTrue(done.contains("Mailboxes: 1") && done.contains("Exceptions: 0"), done);
    }

    @Test
    void whoNeverPublishesIsRemindedThreeTimesThenToldOfTheSleepAndTheEnd() {
        system.live(Duration.ofDays(31));
        assertEquals(List.of("acme.test: publish this record", "acme.test: still waiting for your record",
                "acme.test: still waiting for your record", "acme.test: still waiting for your record",
                "acme.test: we now look once a day", "acme.test: ended without proof"), subjects());
        List<String> days = system.post.to(acme.account()).stream().map(Mail::text)
                .flatMap(String::lines).filter(line -> line.startsWith("Day ")).toList();
        assertEquals(List.of("Day 1: the record for acme.test has not been seen yet.",
                "Day 3: the record for acme.test has not been seen yet.",
                "Day 6: the record for acme.test has not been seen yet."), days);
    }

    @Test
    void aFailureIsMailedWithItsStepAndAgainWhenItComesBackAfterResuming() {
        String failed = "acme.test: something failed and can be resumed";
        system.functions.fail("ProvisionFunction", PERMANENT, Integer.MAX_VALUE);
        system.publish(acme);
        system.soon();
        assertTrue(mail(failed).text().contains("A step for acme.test failed: Provision."), mail(failed)::text);
        system.resume(acme);
        system.soon();
        assertEquals(2, subjects().stream().filter(failed::equals).count());
    }

    @Test
    void mailThatBouncesIsAnAlarmByMail() {
        system.publish(acme);
        system.soon();
        system.switched(acme);
        system.soon();
        assertTrue(mail("acme.test: mail is bouncing now").text().contains("acme.test"));
        assertEquals(1, subjects().stream().filter("acme.test: new mail arrives here"::equals).count());
    }

    @Test
    void aMailServiceThatIsDownDelaysTheMailAndItIsSentOnce() {
        system.publish(acme);
        system.faults.failNext("Mailer.send", 8);
        system.live(Duration.ofMinutes(1));
        assertEquals(List.of("acme.test: publish this record"), subjects());
        system.live(Duration.ofHours(1));
        assertEquals(List.of("acme.test: publish this record", "acme.test is yours"), subjects());
        assertTrue(system.faults.pending().isEmpty());
    }
}
