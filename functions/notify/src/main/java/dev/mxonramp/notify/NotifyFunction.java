package dev.mxonramp.notify;

import dev.mxonramp.aws.AwsJourney;
import dev.mxonramp.aws.JourneyEventJson;
import dev.mxonramp.aws.SesMailer;
import dev.mxonramp.aws.table.DynamoAccountStore;
import dev.mxonramp.aws.table.DynamoLimits;
import dev.mxonramp.aws.table.DynamoNotices;
import dev.mxonramp.domain.account.Account;
import dev.mxonramp.domain.account.AccountStore;
import dev.mxonramp.domain.account.MailAllowance;
import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.dns.MxPlan;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.domain.notice.Mailer;
import dev.mxonramp.domain.notice.Mailer.Sent;
import dev.mxonramp.domain.notice.Notices;
import dev.mxonramp.domain.notice.Notices.Outcome;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.lambda.TaskFunction;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns events into mails, each once. A refused recipient is recorded and never an error: a journey does not stop for a
 * mail.
 */
public final class NotifyFunction extends TaskFunction {
    private static final Logger LOG = LoggerFactory.getLogger(NotifyFunction.class);

    private final Notices notices;
    private final AccountStore accounts;
    private final MailAllowance allowance;
    private final Mailer mailer;
    private final EventMail mail;

    public NotifyFunction() {
        this(Environment.system());
    }

    public NotifyFunction(Environment env) {
        this(env, AwsJourney.standard(env));
    }

    private NotifyFunction(Environment env, AwsJourney aws) {
        this(new DynamoNotices(aws.table(), aws.clock()), new DynamoAccountStore(aws.table()),
                new MailAllowance(new DynamoLimits(aws.table(), aws.clock())),
                new SesMailer(aws.clients().ses(), env.required("BRAND"), MailAddress.of(env.required("SENDER")),
                        env.required("CONFIGURATION_SET")),
                new EventMail(env.required("BRAND"), env.required("PUBLIC_URL"),
                        new Challenge(env.required("CHALLENGE_LABEL"), env.required("CODE_PREFIX")),
                        new MxPlan(env.list("MX_HOSTS").stream().map(DomainName::new).toList()),
                        new MailTemplates()));
    }

    public NotifyFunction(Notices notices, AccountStore accounts, MailAllowance allowance, Mailer mailer,
            EventMail mail) {
        this.notices = notices;
        this.accounts = accounts;
        this.allowance = allowance;
        this.mailer = mailer;
        this.mail = mail;
    }

    @Override
    public Map<String, @Nullable Object> run(Map<String, @Nullable Object> input, Deadline deadline) {
        JourneyEvent event = JourneyEventJson.event(Json.object(input.get("detail")));
        Optional<MailTemplates.Content> content = mail.about(event);
        if (content.isEmpty()) {
            return Map.of("outcome", "none");
        }
        return switch (notices.begin(event.id())) {
            case DONE -> Map.of("outcome", "repeated");
            case AT_WORK -> throw new TransientFailure("Another delivery of this event is at work.");
            case YOURS -> Map.of("outcome", finish(event, content.get()));
        };
    }

    private String finish(JourneyEvent event, MailTemplates.Content content) {
        Outcome outcome;
        try {
            outcome = send(event, content);
        } catch (RuntimeException e) {
            notices.giveBack(event.id());
            throw e;
        }
        notices.finish(event.id(), outcome);
        return switch (outcome) {
            case Outcome.Sent _ -> "sent";
            case Outcome.Refused(String reason) -> {
                LOG.warn("the mail about {} was refused: {}", event.id(), reason);
                yield "refused";
            }
            case Outcome.Withheld _ -> "withheld";
        };
    }

    private Outcome send(JourneyEvent event, MailTemplates.Content content) {
        Optional<Account> account = accounts.find(event.account());
        if (account.isEmpty()) {
            return new Outcome.Withheld("The account is gone.");
        }
        if (!allowance.take(account.get())) {
            return new Outcome.Withheld("The address is not confirmed, and had its mail of the day.");
        }
        try {
            return switch (mailer.send(new Mailer.Mail(account.get().address(), content.subject(), content.text(),
                    content.html()))) {
                case Sent.Accepted(String messageId) -> new Outcome.Sent(messageId);
                case Sent.Refused(String reason) -> new Outcome.Refused(reason);
            };
        } catch (RuntimeException e) {
            allowance.giveBack(account.get());
            throw e;
        }
    }
}
