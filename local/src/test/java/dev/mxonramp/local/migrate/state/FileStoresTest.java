package dev.mxonramp.local.migrate.state;

import dev.mxonramp.domain.migration.Blobs;
import dev.mxonramp.domain.migration.LeaseStore;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.domain.secret.Signer;
import dev.mxonramp.testkit.migration.BlobsContract;
import dev.mxonramp.testkit.migration.LeaseStoreContract;
import dev.mxonramp.testkit.migration.LedgerStoreContract;
import dev.mxonramp.testkit.secret.SignerContract;
import dev.mxonramp.testkit.time.TurnedClock;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The ports' contracts, each in a folder of its own. */
class FileStoresTest {
    @TempDir
    private Path folder;

    private DurableFiles files() {
        return DurableFiles.held(folder);
    }

    @Nested
    final class Ledgers implements LedgerStoreContract {
        @Override
        public LedgerStore store() {
            return new FileLedgerStore(files());
        }
    }

    @Nested
    final class Leases implements LeaseStoreContract {
        @Override
        public LeaseStore store(TurnedClock clock) {
            return new FileLeaseStore(files(), clock);
        }
    }

    @Nested
    final class Pieces implements BlobsContract {
        @Override
        public Blobs blobs() {
            return new FileBlobs(files());
        }
    }

    @Nested
    final class Signers implements SignerContract {
        @Override
        public Signer signer() {
            return new FileSigner(files());
        }
    }
}
