package dev.mxonramp.mailboxes;

import dev.mxonramp.aws.Clients;
import dev.mxonramp.aws.EventBridgeEvents;
import dev.mxonramp.aws.table.DynamoClaimStore;
import dev.mxonramp.aws.table.DynamoMailboxStore;
import dev.mxonramp.aws.table.DynamoOwnerStore;
import dev.mxonramp.aws.table.DynamoTenantStore;
import dev.mxonramp.aws.table.Table;
import dev.mxonramp.dns.PublicSuffixLists;
import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.journey.Announcer;
import dev.mxonramp.domain.journey.ClaimUpdates;
import dev.mxonramp.domain.mailbox.Provisioning;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.TaskFunction;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The step Provision of the onboarding: input {@code account}, {@code domain}. */
public final class ProvisionFunction extends TaskFunction {
    private final Provisioning provisioning;

    /** What Lambda starts. */
    public ProvisionFunction() {
        this(Environment.system());
    }

    /** Wired to AWS and the mail host by the environment. */
    public ProvisionFunction(Environment env) {
        this(wired(env, Clients.standard()));
    }

    public ProvisionFunction(Provisioning provisioning) {
        this.provisioning = provisioning;
    }

    private static Provisioning wired(Environment env, Clients clients) {
        var table = new Table(clients.dynamoDb(), env.required("TABLE"));
        var updates = new ClaimUpdates(new DynamoClaimStore(table));
        var events = new EventBridgeEvents(clients.eventBridge(), env.required("EVENT_BUS"));
        return new Provisioning(updates,
                new Ownership(new DynamoOwnerStore(table), PublicSuffixLists.from(env::optional)),
                new DynamoTenantStore(table), new DynamoMailboxStore(table), MailHostWiring.mailHost(env, clients),
                new Announcer(updates, events), InstantSource.system());
    }

    @Override
    public Map<String, @Nullable Object> run(Map<String, @Nullable Object> input, Deadline deadline) {
        provisioning.provision(
                new ClaimKey(new AccountId(text(input, "account")), new DomainName(text(input, "domain"))),
                deadline::left);
        return Map.of();
    }
}
