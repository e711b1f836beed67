package dev.mxonramp.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.aws.JourneyEventJson;
import dev.mxonramp.domain.account.Account;
import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.MailAllowance;
import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.dns.MxPlan;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.notice.JourneyEvent;

import dev.mxonramp.domain.notice.Mailer.Mail;
import dev.mxonramp.domain.notice.Notices.Outcome;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.testkit.account.InMemoryAccountStore;
import dev.mxonramp.testkit.account.InMemoryLimits;
import dev.mxonramp.testkit.fault.Faults;
import dev.mxonramp.testkit.notice.InMemoryNotices;
import dev.mxonramp.testkit.notice.RecordingMailer;
import dev.mxonramp.testkit.time.TurnedClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NotifyFunctionTest {
    private static final AccountId ACCOUNT = new AccountId("a" + "b".repeat(26));
    private static final MailAddress ANN = MailAddress.of("ann@example.com");

    private final TurnedClock clock = new TurnedClock();
    private final Faults faults = Faults.none();
    private final InMemoryAccountStore accounts = new InMemoryAccountStore();
    private final InMemoryNotices notices = new InMemoryNotices(clock);
    private final RecordingMailer mailer = new RecordingMailer(faults);
    private final NotifyFunction function = new NotifyFunction(notices, accounts,
            new MailAllowance(new InMemoryLimits(clock)), mailer,
            new EventMail("Acme Mail", "https://mail.example",
                    new Challenge("_onramp-challenge", "onramp-verification"),
                    new MxPlan(List.of(new DomainName("mx1.example"), new DomainName("mx2.example"))),
                    new MailTemplates()));

    private void account(boolean confirmed) {
        var account = Account.begin(ACCOUNT, ANN, clock.instant());
        var _ = accounts.create(account);
        if (confirmed) {
            accounts.confirm(ACCOUNT, clock.instant());
        }
    }

    @Test
    void theWelcomeSaysWhatToPublish() {
        account(true);
        assertEquals("sent", run(event(JourneyEvent.Type.CLAIM_CREATED, Map.of("code", "a".repeat(32)))));
        Mail mail = mailer.sent().getFirst();
        assertEquals(ANN, mail.to());
        assertEquals("acme.test: publish this record", mail.subject());
        assertTrue(mail.text().contains("_onramp-challenge.acme.test"), mail.text());
        assertTrue(mail.html().contains("onramp-verification=" + "a".repeat(32)), mail.html());
    }

    @Test
    void aRepeatedEventSendsNoSecondMail() {
        account(true);
        var event = event(JourneyEvent.Type.OWNERSHIP_PROVEN, Map.of());
        assertEquals("sent", run(event));
        assertEquals("repeated", run(event));
        assertEquals(1, mailer.sent().size());
    }

    @Test
    void aRefusedRecipientIsRecordedAndNoError() {
        account(true);
        mailer.refuse(ANN, "Email address is not verified.");
        var event = event(JourneyEvent.Type.OWNERSHIP_PROVEN, Map.of());
        assertEquals("refused", run(event));
        assertEquals(new Outcome.Refused("Email address is not verified."), notices.outcome(event.id()).orElseThrow());
        assertEquals("repeated", run(event));
    }

    @Test
    void aMailServiceThatIsDownIsTriedAgain() {
        account(true);
        faults.failNext("Mailer.send", 1);
        var event = event(JourneyEvent.Type.OWNERSHIP_PROVEN, Map.of());
        assertThrows(TransientFailure.class, () -> run(event));
        assertEquals("sent", run(event));
    }

    @Test
    void anUnconfirmedAddressGetsOneMailADay() {
        account(false);
        assertEquals("sent", run(event(JourneyEvent.Type.CLAIM_CREATED, Map.of("code", "a".repeat(32)))));
        var second = event(JourneyEvent.Type.OWNERSHIP_PROVEN, Map.of());
        assertEquals("withheld", run(second));
        assertInstanceOf(Outcome.Withheld.class, notices.outcome(second.id()).orElseThrow());
    }

    @Test
    void anAccountThatIsGoneGetsNothing() {
        assertEquals("withheld", run(event(JourneyEvent.Type.OWNERSHIP_PROVEN, Map.of())));
    }

    @Test
    void whatComesFromOutsideIsEscaped() {
        account(true);
        var _ = run(event(JourneyEvent.Type.OWNERSHIP_REMINDER, Map.of("day", "1", "code", "a".repeat(32), "sentence",
                "Seen: <script>alert(1)</script> & \"{{url}}\"")));
        Mail mail = mailer.sent().getFirst();
        assertFalse(mail.html().contains("<script>"), mail.html());
        assertTrue(mail.html().contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;{{url}}&quot;"),
                mail.html());
        assertTrue(mail.text().contains("<script>"), mail.text());
    }

    @Test
    void theSetUpMailLeadsToTheMailboxsPage() {
        account(true);
        var _ = run(event(JourneyEvent.Type.CLIENT_SET_UP, Map.of("mailbox", "a+b'c&d@acme.test")));
        Mail mail = mailer.sent().getFirst();
        String page = "https://mail.example/set-up/a%2Bb%27c%26d@acme.test";
        assertTrue(mail.text().contains("\n" + page + "\n"), mail.text());
        assertTrue(mail.html().contains("<a href=\"" + page + "\">"), mail.html());
    }

    @Test
    void aLineWhoseValueIsMissingIsLeftOut() {
        account(true);
        var _ = run(event(JourneyEvent.Type.MX_OURS, Map.of()));
        assertFalse(mailer.sent().getFirst().text().contains("residualAt"), mailer.sent().getFirst().text());
    }

    @ParameterizedTest
    @EnumSource(JourneyEvent.Type.class)
    void everyKindOfEventIsMailedWholeOrNotAtAll(JourneyEvent.Type type) {
        account(true);
        var facts = new HashMap<>(Map.of("suspendAt", "2026-11-30T12:00:00Z", "dueAt", "2026-11-26T12:00:00Z"));
        facts.putAll(Map.of("code", "a".repeat(32), "day", "3", "sentence", "Seen.", "remedy", "Do.", "mailbox",
                "ann@acme.test", "messages", "3", "exceptions", "0", "mailboxes", "1", "step", "Provision", "cause",
                "Down."));
        boolean silent = List.of(JourneyEvent.Type.DOMAIN_PROVISIONED, JourneyEvent.Type.PASS_FINISHED).contains(type);
        assertEquals(silent ? "none" : "sent", run(event(type, facts)));
        mailer.sent().forEach(mail -> assertFalse((mail.subject() + mail.text() + mail.html()).contains("{{"),
                mail::text));
    }

    private static JourneyEvent event(JourneyEvent.Type type, Map<String, String> facts) {
        return new JourneyEvent("cdddddddddddddddddddddddddd#" + type, type, ACCOUNT, new DomainName("acme.test"),
                new TurnedClock().instant(), facts);
    }

    private @Nullable Object run(JourneyEvent event) {
        return function.run(Map.of("detail", Json.readObject(JourneyEventJson.text(event).getBytes(
                UTF_8))), Deadline.none()).get("outcome");
    }
}
