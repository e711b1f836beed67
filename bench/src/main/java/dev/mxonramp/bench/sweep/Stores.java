package dev.mxonramp.bench.sweep;

import dev.mxonramp.aws.Clients;
import dev.mxonramp.aws.table.DynamoCheckGate;
import dev.mxonramp.aws.table.DynamoClaimStore;
import dev.mxonramp.aws.table.DynamoEvidenceStore;
import dev.mxonramp.aws.table.DynamoMailboxStore;
import dev.mxonramp.aws.table.DynamoOwnerStore;
import dev.mxonramp.aws.table.DynamoWatchStore;
import dev.mxonramp.aws.table.Table;
import dev.mxonramp.testkit.claim.InMemoryClaimStore;
import dev.mxonramp.testkit.claim.InMemoryOwnerStore;
import dev.mxonramp.testkit.fault.Faults;
import dev.mxonramp.testkit.journey.InMemoryCheckGate;
import dev.mxonramp.testkit.journey.InMemoryTaskTokenStore;
import dev.mxonramp.testkit.mailbox.InMemoryMailboxStore;
import dev.mxonramp.testkit.table.LocalTable;
import dev.mxonramp.testkit.watch.InMemoryWatchStore;
import java.net.URI;
import java.time.InstantSource;

/** Where the benchmark's claims are. */
final class Stores {
    private static final String TABLE = "onramp-bench-";

    private Stores() {}

    static Claims inMemory(InstantSource clock) {
        var watches = new InMemoryWatchStore();
        return new Claims(new InMemoryClaimStore(watches), watches, new InMemoryOwnerStore(Faults.none()),
                new LatestFindings(), new InMemoryCheckGate(clock, Faults.none()),
                new InMemoryMailboxStore(Faults.none()), new InMemoryTaskTokenStore(Faults.none()), clock);
    }

    /** The table of the system, as the functions use it; task tokens, of which there are none, stay in memory. */
    static Claims dynamoDb(String uri, InstantSource clock) {
        var client = Clients.at(URI.create(uri), "bench").dynamoDb();
        // One engine serves several sweeps, one after the other.
        String name = TABLE + ProcessHandle.current().pid();
        LocalTable.createTable(client, name);
        var table = new Table(client, name);
        return new Claims(new DynamoClaimStore(table), new DynamoWatchStore(table), new DynamoOwnerStore(table),
                new DynamoEvidenceStore(table, clock), new DynamoCheckGate(table, clock),
                new DynamoMailboxStore(table), new InMemoryTaskTokenStore(Faults.none()), clock);
    }
}
