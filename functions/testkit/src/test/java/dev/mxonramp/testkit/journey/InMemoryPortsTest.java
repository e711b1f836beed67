package dev.mxonramp.testkit.journey;

import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.claim.OwnerStore;
import dev.mxonramp.domain.journey.CheckGate;
import dev.mxonramp.domain.journey.EvidenceStore;
import dev.mxonramp.domain.journey.TaskToken;
import dev.mxonramp.domain.journey.TaskTokenStore;
import dev.mxonramp.domain.journey.Workflow;
import dev.mxonramp.domain.mailbox.MailboxStore;
import dev.mxonramp.domain.mailbox.PasswordLinks;
import dev.mxonramp.domain.mailbox.TenantStore;
import dev.mxonramp.domain.migration.Blobs;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.notice.Events;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.domain.notice.Mailer;
import dev.mxonramp.domain.secret.Signer;
import dev.mxonramp.domain.secret.Vault;
import dev.mxonramp.domain.watch.WatchStore;
import dev.mxonramp.testkit.claim.ClaimStoreContract;
import dev.mxonramp.testkit.claim.InMemoryClaimStore;
import dev.mxonramp.testkit.claim.InMemoryOwnerStore;
import dev.mxonramp.testkit.claim.OwnerStoreContract;
import dev.mxonramp.testkit.mailbox.InMemoryMailboxStore;
import dev.mxonramp.testkit.mailbox.InMemoryPasswordLinks;
import dev.mxonramp.testkit.mailbox.InMemoryTenantStore;
import dev.mxonramp.testkit.mailbox.MailboxStoreContract;
import dev.mxonramp.testkit.mailbox.PasswordLinksContract;
import dev.mxonramp.testkit.mailbox.TenantStoreContract;
import dev.mxonramp.testkit.migration.BlobsContract;
import dev.mxonramp.testkit.migration.InMemoryBlobs;
import dev.mxonramp.testkit.migration.InMemorySourceStore;
import dev.mxonramp.testkit.migration.SourceStoreContract;
import dev.mxonramp.testkit.notice.EventsContract;
import dev.mxonramp.testkit.notice.MailerContract;
import dev.mxonramp.testkit.notice.RecordingEvents;
import dev.mxonramp.testkit.notice.RecordingMailer;
import dev.mxonramp.testkit.secret.InMemorySigner;
import dev.mxonramp.testkit.secret.InMemoryVault;
import dev.mxonramp.testkit.secret.SignerContract;
import dev.mxonramp.testkit.secret.VaultContract;
import dev.mxonramp.testkit.time.TurnedClock;
import dev.mxonramp.testkit.watch.InMemoryWatchStore;
import dev.mxonramp.testkit.watch.WatchStoreContract;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The contracts of the journey's ports, held by their doubles. */
final class InMemoryPortsTest {
    private final TurnedClock clock = new TurnedClock();
    private final InMemoryWatchStore watchStore = new InMemoryWatchStore();

    @Nested
    final class Claims implements ClaimStoreContract {
        private final ClaimStore claims = new InMemoryClaimStore(watchStore);

        @Override
        public ClaimStore claims() {
            return claims;
        }

        @Override
        public WatchStore watches() {
            return watchStore;
        }
    }

    @Nested
    final class ChosenPasswords implements PasswordLinksContract {
        private final PasswordLinks links = new InMemoryPasswordLinks(clock);

        @Override
        public TurnedClock clock() {
            return clock;
        }

        @Override
        public PasswordLinks links() {
            return links;
        }
    }

    @Nested
    final class Owners implements OwnerStoreContract {
        private final OwnerStore owners = new InMemoryOwnerStore();

        @Override
        public OwnerStore owners() {
            return owners;
        }
    }

    @Nested
    final class Tenants implements TenantStoreContract {
        private final TenantStore tenants = new InMemoryTenantStore();

        @Override
        public TenantStore tenants() {
            return tenants;
        }
    }

    @Nested
    final class Watches implements WatchStoreContract {
        @Override
        public WatchStore watches() {
            return watchStore;
        }
    }

    @Nested
    final class Tokens implements TaskTokenStoreContract {
        private final TaskTokenStore tokens = new InMemoryTaskTokenStore();

        @Override
        public TaskTokenStore tokens() {
            return tokens;
        }
    }

    @Nested
    final class Gate implements CheckGateContract {
        private final CheckGate gate = new InMemoryCheckGate(clock);

        @Override
        public TurnedClock clock() {
            return clock;
        }

        @Override
        public CheckGate gate() {
            return gate;
        }
    }

    @Nested
    final class Evidence implements EvidenceStoreContract {
        private final EvidenceStore evidence = new InMemoryEvidenceStore(clock);

        @Override
        public TurnedClock clock() {
            return clock;
        }

        @Override
        public EvidenceStore evidence() {
            return evidence;
        }
    }

    @Nested
    final class Mailboxes implements MailboxStoreContract {
        private final MailboxStore mailboxes = new InMemoryMailboxStore();

        @Override
        public MailboxStore mailboxes() {
            return mailboxes;
        }
    }

    @Nested
    final class Sources implements SourceStoreContract {
        private final SourceStore sources = new InMemorySourceStore();

        @Override
        public SourceStore sources() {
            return sources;
        }
    }

    @Nested
    final class Workflows implements WorkflowContract {
        private final InMemoryWorkflow workflow = new InMemoryWorkflow();

        @Override
        public Workflow workflow() {
            return workflow;
        }

        @Override
        public TaskToken waiting() {
            var token = new TaskToken("waiting");
            workflow.await(token);
            return token;
        }

        @Override
        public int executions() {
            return workflow.onboardings().size() + workflow.passes().size();
        }
    }

    @Nested
    final class Vaults implements VaultContract {
        private final Vault vault = new InMemoryVault();

        @Override
        public Vault vault() {
            return vault;
        }
    }

    @Nested
    final class Signers implements SignerContract {
        private final Signer signer = new InMemorySigner();

        @Override
        public Signer signer() {
            return signer;
        }
    }

    @Nested
    final class BlobStores implements BlobsContract {
        private final Blobs blobs = new InMemoryBlobs();

        @Override
        public Blobs blobs() {
            return blobs;
        }
    }

    @Nested
    final class Bus implements EventsContract {
        private final RecordingEvents events = new RecordingEvents();

        @Override
        public Events events() {
            return events;
        }

        @Override
        public List<JourneyEvent> arrived() {
            return events.published();
        }
    }

    @Nested
    final class Mail implements MailerContract {
        private final RecordingMailer mailer = new RecordingMailer();

        @Override
        public Mailer mailer() {
            return mailer;
        }

        @Override
        public List<Mailer.Mail> taken() {
            return mailer.sent();
        }

        @Override
        public MailAddress refused() {
            var address = MailAddress.of("nobody@acme.test");
            mailer.refuse(address, "The address is suppressed.");
            return address;
        }
    }
}
