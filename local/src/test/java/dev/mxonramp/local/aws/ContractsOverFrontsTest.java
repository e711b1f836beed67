package dev.mxonramp.local.aws;

import dev.mxonramp.aws.EventBridgeEvents;
import dev.mxonramp.aws.JourneyEventJson;
import dev.mxonramp.aws.KmsSigner;
import dev.mxonramp.aws.KmsVault;
import dev.mxonramp.aws.S3Blobs;
import dev.mxonramp.aws.SesMailer;
import dev.mxonramp.aws.StepFunctionsWorkflow;
import dev.mxonramp.domain.journey.TaskToken;
import dev.mxonramp.domain.journey.Workflow;
import dev.mxonramp.domain.migration.Blobs;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.notice.Events;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.domain.notice.Mailer;
import dev.mxonramp.domain.secret.Signer;
import dev.mxonramp.domain.secret.Vault;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.testkit.journey.WorkflowContract;
import dev.mxonramp.testkit.migration.BlobsContract;
import dev.mxonramp.testkit.notice.EventsContract;
import dev.mxonramp.testkit.notice.MailerContract;
import dev.mxonramp.testkit.secret.SignerContract;
import dev.mxonramp.testkit.secret.VaultContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The real adapters keep their contracts over the local fronts, with the rights that the template gives. */
class ContractsOverFrontsTest {
    @TempDir
    private Path work;

    private Bench bench;

    @BeforeEach
    void start() {
        bench = new Bench(work);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private String setting(String function, String name) {
        return String.valueOf(bench.wiring.function(function).environment().get(name));
    }

    @Nested
    class Vaults implements VaultContract {
        @Override
        public Vault vault() {
            return new KmsVault(bench.as("SignUpFunction").kms(), setting("SignUpFunction", "SECRETS_KEY"));
        }
    }

    @Nested
    class Signers implements SignerContract {
        @Override
        public Signer signer() {
            return new KmsSigner(bench.as("PassFinishFunction").kms(), setting("PassFinishFunction", "SIGNING_KEY"));
        }
    }

    @Nested
    class BlobStores implements BlobsContract {
        @Override
        public Blobs blobs() {
            return new S3Blobs(bench.as("WorkerFunction").s3(), setting("WorkerFunction", "MANIFEST_BUCKET"));
        }
    }

    @Nested
    class Buses implements EventsContract {
        @Override
        public Events events() {
            return new EventBridgeEvents(bench.as("SignUpFunction").eventBridge(),
                    setting("SignUpFunction", "EVENT_BUS"));
        }

        @Override
        public List<JourneyEvent> arrived() {
            return bench.aws.events().stream()
                    .map(event -> Json.object(Json.object(Json.read(event)).get("detail"))).map(JourneyEventJson::event)
                    .toList();
        }
    }

    @Nested
    class Mailers implements MailerContract {
        @Override
        public Mailer mailer() {
            bench.aws.outbox().suppress(refused().toString());
            return new SesMailer(bench.as("NotifyFunction").ses(), "MX Onramp", MailAddress.of("onramp@example.com"),
                    setting("NotifyFunction", "CONFIGURATION_SET"));
        }

        @Override
        public List<Mailer.Mail> taken() {
            return bench.aws.outbox().mails().stream()
                    .map(mail -> new Mailer.Mail(MailAddress.of(mail.to().getFirst()), mail.subject(), mail.text(),
                            mail.html()))
                    .toList();
        }

        @Override
        public MailAddress refused() {
            return MailAddress.of("bounced@example.com");
        }
    }

    @Nested
    class Workflows implements WorkflowContract {
        @Override
        public Workflow workflow() {
            return new StepFunctionsWorkflow(bench.as("SweepFunction").stepFunctions(),
                    new Environment(bench.wiring.function("SweepFunction").environment()));
        }

        @Override
        public TaskToken waiting() {
            bench.machines.startExecution(setting("SweepFunction", "ONBOARDING_ARN"), "waiting",
                    "{\"account\":\"a\",\"domain\":\"acme.test\"}");
            try {
                while (true) {
                    Map<String, ?> task = Json.object(Json.read(bench.tasks.take()));
                    if (task.get("token") instanceof String token) {
                        return new TaskToken(token);
                    }
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public int executions() {
            return bench.wiring.stateMachines().stream()
                    .mapToInt(machine -> bench.machines.listExecutions(machine.arn(), null).size()).sum();
        }
    }
}
