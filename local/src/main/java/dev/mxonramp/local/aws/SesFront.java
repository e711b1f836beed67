package dev.mxonramp.local.aws;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.http.Answer;
import dev.mxonramp.local.http.Ask;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** SES, version 2 of its API: mails land in the outbox. */
final class SesFront implements AwsService {
    private static final String SEND = "/v2/email/outbound-emails";

    private final String arns;
    private final Set<String> configurationSets;
    private final Outbox outbox;
    private final InstantSource clock;

    /**
     * Sends into an outbox.
     *
     * @param arns what ARNs of identities and sets begin with: {@code arn:aws:ses:us-east-1:000000000000}
     */
    SesFront(String arns, Set<String> configurationSets, Outbox outbox, InstantSource clock) {
        this.arns = arns;
        this.configurationSets = Set.copyOf(configurationSets);
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String scope() {
        return "ses";
    }

    @Override
    public int refused() {
        return 403;
    }

    @Override
    public List<Access> accesses(Ask ask) {
        if (!ask.method().equals("POST") || !ask.rawPath().equals(SEND)) {
            throw new Fault(404, "NotFoundException", "The local system knows only SendEmail.");
        }
        var mail = mail(ask);
        var accesses = new ArrayList<Access>();
        accesses.add(new Access("ses:SendEmail", arns + ":identity/" + mail.sender()));
        if (!mail.configurationSet().isEmpty()) {
            accesses.add(new Access("ses:SendEmail", arns + ":configuration-set/" + mail.configurationSet()));
        }
        return accesses;
    }

    private static MailRequest mail(Ask ask) {
        try {
            return MailRequest.of(Json.object(Json.read(ask.text())));
        } catch (Json.Malformed e) {
            throw new Fault(400, "BadRequestException", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Answer serve(Ask ask, Principal caller) {
        MailRequest mail = mail(ask);
        if (!mail.configurationSet().isEmpty() && !configurationSets.contains(mail.configurationSet())) {
            throw new Fault(400, "BadRequestException",
                    "Configuration set <" + mail.configurationSet() + "> does not exist.");
        }
        if (mail.to().stream().anyMatch(outbox::suppressed)) {
            throw new Fault(400, "MessageRejected", "The address is on the suppression list.");
        }
        String id = UUID.randomUUID().toString();
        outbox.add(mail.sent(id, clock.instant()));
        return Answer.json(200, Json.text(Map.of("MessageId", id)));
    }

    @Override
    public Answer error(Fault fault) {
        return Answer.json(fault.status(), Json.text(Map.of("message", fault.sentence())))
                .header("x-amzn-ErrorType", fault.code());
    }
}
