package dev.mxonramp.aws;

import dev.mxonramp.aws.table.DynamoClaimStore;
import dev.mxonramp.aws.table.DynamoMailboxStore;
import dev.mxonramp.aws.table.DynamoSourceStore;
import dev.mxonramp.aws.table.DynamoTaskTokenStore;
import dev.mxonramp.aws.table.DynamoWatchStore;
import dev.mxonramp.aws.table.Table;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.journey.Announcer;
import dev.mxonramp.domain.journey.Await;
import dev.mxonramp.domain.journey.Cadence;
import dev.mxonramp.domain.journey.ClaimUpdates;
import dev.mxonramp.domain.journey.Courier;
import dev.mxonramp.domain.journey.TaskTokenStore;
import dev.mxonramp.domain.journey.Workflow;
import dev.mxonramp.domain.mailbox.MailboxStore;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.notice.Events;
import dev.mxonramp.domain.watch.WatchStore;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.FreshRandom;
import java.time.InstantSource;

/**
 * The journey's services over AWS, as a function's environment says. A part is built when it is asked for, so that a
 * function needs only the variables, permissions and libraries of what it uses.
 */
public final class AwsJourney {
    private final Environment env;
    private final Clients clients;
    private final InstantSource clock;

    public AwsJourney(Environment env, Clients clients, InstantSource clock) {
        this.env = env;
        this.clients = clients;
        this.clock = clock;
    }

    /** By the SDK's standard settings and the system's clock. */
    public static AwsJourney standard(Environment env) {
        return new AwsJourney(env, Clients.standard(), InstantSource.system());
    }

    /** The clock that everything here goes by. */
    public InstantSource clock() {
        return clock;
    }

    /** The SDK's clients. */
    public Clients clients() {
        return clients;
    }

    /** The table; {@code TABLE}. */
    public Table table() {
        return new Table(clients.dynamoDb(), env.required("TABLE"));
    }

    /** Stored claims. */
    public ClaimStore claims() {
        return new DynamoClaimStore(table());
    }

    /** Stored mailboxes. */
    public MailboxStore mailboxes() {
        return new DynamoMailboxStore(table());
    }

    /** Stored sources. */
    public SourceStore sources() {
        return new DynamoSourceStore(table(), FreshRandom.secure());
    }

    /** The timing wheel. */
    public WatchStore watches() {
        return new DynamoWatchStore(table());
    }

    /** Conditional changes of claims. */
    public ClaimUpdates updates() {
        return new ClaimUpdates(claims());
    }

    /** Places in the wheel; {@code SWEEP_SHARDS}. */
    public Cadence cadence() {
        return new Cadence(watches(), env.number("SWEEP_SHARDS"));
    }

    /** The bus; {@code EVENT_BUS}. */
    public Events events() {
        return new EventBridgeEvents(clients.eventBridge(), env.required("EVENT_BUS"));
    }

    /** Publishes what claims owe. */
    public Announcer announcer() {
        return new Announcer(updates(), events());
    }

    /** The state machines; {@code ONBOARDING_ARN}, {@code MIGRATION_ARN}. */
    public Workflow workflow() {
        return new StepFunctionsWorkflow(clients.stepFunctions(), env);
    }

    /** Task tokens; {@code SECRETS_KEY}. */
    public TaskTokenStore tokens() {
        return new DynamoTaskTokenStore(table(), new KmsVault(clients.kms(), env.required("SECRETS_KEY")), clock);
    }

    /** Carries state to workflow and bus. */
    public Courier courier() {
        return new Courier(announcer(), tokens(), workflow());
    }

    /** Begins waits. */
    public Await await() {
        return new Await(updates(), tokens(), workflow(), sources(), clock);
    }
}
