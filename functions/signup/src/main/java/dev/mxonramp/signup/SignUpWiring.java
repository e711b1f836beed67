package dev.mxonramp.signup;

import dev.mxonramp.aws.Clients;
import dev.mxonramp.aws.EventBridgeEvents;
import dev.mxonramp.aws.KmsVault;
import dev.mxonramp.aws.SesMailer;
import dev.mxonramp.aws.StepFunctionsWorkflow;
import dev.mxonramp.aws.table.DynamoAccountStore;
import dev.mxonramp.aws.table.DynamoClaimStore;
import dev.mxonramp.aws.table.DynamoDnsAccessStore;
import dev.mxonramp.aws.table.DynamoIdempotency;
import dev.mxonramp.aws.table.DynamoLimits;
import dev.mxonramp.aws.table.DynamoMailboxStore;
import dev.mxonramp.aws.table.DynamoOwnerStore;
import dev.mxonramp.aws.table.DynamoPassStore;
import dev.mxonramp.aws.table.DynamoSignInLinks;
import dev.mxonramp.aws.table.DynamoSourceStore;
import dev.mxonramp.aws.table.DynamoTaskTokenStore;
import dev.mxonramp.aws.table.DynamoTokenStore;
import dev.mxonramp.aws.table.DynamoWatchStore;
import dev.mxonramp.aws.table.Table;
import dev.mxonramp.dns.PublicSuffixLists;
import dev.mxonramp.dns.IcuIdna;
import dev.mxonramp.domain.account.AccountStore;
import dev.mxonramp.domain.account.Idempotency;
import dev.mxonramp.domain.account.Identities;
import dev.mxonramp.domain.account.Limits;
import dev.mxonramp.domain.account.MailAllowance;
import dev.mxonramp.domain.account.Operators;
import dev.mxonramp.domain.account.SignIn;
import dev.mxonramp.domain.account.TokenStore;
import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.journey.Announcer;
import dev.mxonramp.domain.journey.Cadence;
import dev.mxonramp.domain.journey.ClaimOpening;
import dev.mxonramp.domain.journey.ClaimResume;
import dev.mxonramp.domain.journey.ClaimUpdates;
import dev.mxonramp.domain.journey.Courier;
import dev.mxonramp.domain.name.ClaimableNames;
import dev.mxonramp.domain.name.Idna;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.name.PublicSuffixes;
import dev.mxonramp.domain.name.TypedAddresses;
import dev.mxonramp.domain.notice.Mailer;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.FreshRandom;
import java.time.InstantSource;
import java.util.Set;

/**
 * Wires the adapters of sign-up and sign-in. Each part reads its own settings when it is asked for, so that a function
 * needs those of its own parts only.
 */
final class SignUpWiring {
    private final Environment env;
    private final Clients clients = Clients.standard();
    private final InstantSource clock = InstantSource.system();
    private final Identities identities = new Identities(FreshRandom.secure());
    private final Idna idna = new IcuIdna();
    private final PublicSuffixes suffixes;
    private final Table table;

    SignUpWiring(Environment env) {
        this.env = env;
        this.suffixes = PublicSuffixLists.from(env::optional);
        this.table = new Table(clients.dynamoDb(), env.required("TABLE"));
    }

    InstantSource clock() {
        return clock;
    }

    Identities identities() {
        return identities;
    }

    AccountStore accounts() {
        return new DynamoAccountStore(table);
    }

    TokenStore tokens() {
        return new DynamoTokenStore(table, clock);
    }

    Operators operators() {
        return Operators.of(env.list("OPERATORS"));
    }

    ClaimStore claims() {
        return new DynamoClaimStore(table);
    }

    Idempotency idempotency() {
        return new DynamoIdempotency(table, clock);
    }

    Doors doors() {
        return new Doors(new TypedAddresses(idna), limits());
    }

    ClaimableNames names() {
        return new ClaimableNames(idna, suffixes, Set.copyOf(env.list("RESERVED_NAMES_ALLOWED")));
    }

    SignIn signIn() {
        return new SignIn(accounts(), new DynamoSignInLinks(table, clock), tokens(), identities, clock);
    }

    AccountExport export() {
        return new AccountExport(tokens(), claims(), new DynamoMailboxStore(table),
                new DynamoSourceStore(table, FreshRandom.secure()), new DynamoPassStore(table),
                new DynamoDnsAccessStore(table));
    }

    Challenge challenge() {
        return new Challenge(env.required("CHALLENGE_LABEL"), env.required("CODE_PREFIX"));
    }

    Links links() {
        String brand = env.required("BRAND");
        Mailer mailer = new SesMailer(clients.ses(), brand, MailAddress.of(env.required("SENDER")),
                env.required("CONFIGURATION_SET"));
        return new Links(signIn(), new MailAllowance(limits()), mailer,
                new LinkMail(brand, env.required("PUBLIC_URL")));
    }

    ClaimOpening opening() {
        return new ClaimOpening(claims(), new Ownership(new DynamoOwnerStore(table), suffixes), courier(), cadence(),
                identities, clock);
    }

    ClaimResume resume() {
        return new ClaimResume(new ClaimUpdates(claims()), courier(), cadence(), clock);
    }

    private Cadence cadence() {
        return new Cadence(new DynamoWatchStore(table), env.number("SWEEP_SHARDS"));
    }

    private Courier courier() {
        var events = new EventBridgeEvents(clients.eventBridge(), env.required("EVENT_BUS"));
        var vault = new KmsVault(clients.kms(), env.required("SECRETS_KEY"));
        return new Courier(new Announcer(new ClaimUpdates(claims()), events),
                new DynamoTaskTokenStore(table, vault, clock),
                new StepFunctionsWorkflow(clients.stepFunctions(), env));
    }

    private Limits limits() {
        return new DynamoLimits(table, clock);
    }
}
