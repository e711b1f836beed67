package dev.mxonramp.local.journey;

import dev.mxonramp.domain.account.Account;
import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.MailAllowance;
import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.dns.MxPlan;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.domain.notice.Mailer.Mail;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.notify.EventMail;
import dev.mxonramp.notify.MailTemplates;
import dev.mxonramp.notify.NotifyFunction;
import dev.mxonramp.testkit.account.InMemoryAccountStore;
import dev.mxonramp.testkit.account.InMemoryLimits;
import dev.mxonramp.testkit.fault.Faults;
import dev.mxonramp.testkit.notice.InMemoryNotices;
import dev.mxonramp.testkit.notice.RecordingMailer;
import java.time.InstantSource;
import java.util.List;

/** A turned system's mail: who gets it, what was sent, and the real function that turns events into it. */
final class PostOffice {
    final InMemoryAccountStore accounts = new InMemoryAccountStore();
    final InMemoryLimits limits;
    final RecordingMailer mailer;

    private final InstantSource clock;
    private final EventMail mail;

    /** @param env the function's environment in the template */
    PostOffice(InstantSource clock, Faults faults, Environment env) {
        this.clock = clock;
        this.limits = new InMemoryLimits(clock);
        this.mailer = new RecordingMailer(faults);
        this.mail = new EventMail(env.required("BRAND"), env.required("PUBLIC_URL"),
                new Challenge(env.required("CHALLENGE_LABEL"), env.required("CODE_PREFIX")),
                new MxPlan(env.list("MX_HOSTS").stream().map(DomainName::new).toList()), new MailTemplates());
    }

    /** The real function. */
    NotifyFunction function() {
        return new NotifyFunction(new InMemoryNotices(clock), accounts, new MailAllowance(limits), mailer, mail);
    }

    /** Opens an account whose address is confirmed. */
    AccountId open(AccountId id) {
        var address = MailAddress.of("owner-" + id + "@partner.test");
        var _ = accounts.create(Account.begin(id, address, clock.instant()));
        accounts.confirm(id, clock.instant());
        return id;
    }

    /** The mails to an account, in order. */
    List<Mail> to(AccountId id) {
        MailAddress address = accounts.find(id).orElseThrow().address();
        return mailer.sent().stream().filter(each -> each.to().equals(address)).toList();
    }

    /** The subjects of the mails to an account, in order. */
    List<String> subjects(AccountId id) {
        return to(id).stream().map(Mail::subject).toList();
    }

    /** The subjects of the mails that these events call for, in alphabetical order. */
    List<String> due(List<JourneyEvent> events) {
        return events.stream().filter(event -> confirmed(event.account()))
                .flatMap(event -> mail.about(event).stream()).map(MailTemplates.Content::subject).sorted().toList();
    }

    /** The subjects of all mails to accounts whose address is confirmed, in alphabetical order. */
    List<String> sent() {
        return mailer.sent().stream().filter(each -> accounts.find(each.to()).map(Account::confirmed).orElse(false))
                .map(Mail::subject).sorted().toList();
    }

    private boolean confirmed(AccountId id) {
        return accounts.find(id).map(Account::confirmed).orElse(false);
    }
}
