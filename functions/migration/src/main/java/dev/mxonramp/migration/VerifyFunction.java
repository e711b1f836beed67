package dev.mxonramp.migration;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.PassKey;
import dev.mxonramp.domain.migration.PassRecord;
import dev.mxonramp.domain.migration.PassStore;
import dev.mxonramp.domain.migration.copy.Verification;
import dev.mxonramp.domain.migration.ledger.FolderTally;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.lambda.Environment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds both mailboxes and the ledger against each other, and sums the pass up. */
public final class VerifyFunction extends PassTask {
    private final Verification verification;
    private final LedgerStore ledgers;
    private final PassStore passes;

    public VerifyFunction() {
        this(Environment.system());
    }

    public VerifyFunction(Environment env) {
        this(new Wiring(env));
    }

    private VerifyFunction(Wiring wiring) {
        this(wiring.verification(), wiring.ledgers(), wiring.passes());
    }

    public VerifyFunction(Verification verification, LedgerStore ledgers, PassStore passes) {
        this.verification = verification;
        this.ledgers = ledgers;
        this.passes = passes;
    }

    @Override
    public Map<String, @Nullable Object> run(Map<String, @Nullable Object> input, Deadline deadline) {
        PassKey key = pass(input);
        PassRecord pass = passes.find(key)
                .orElseThrow(() -> new IllegalStateException("the pass " + key + " was never begun"));
        if (!pass.over()) {
            long missing = verification.run(MailboxKey.of(key));
            List<FolderTally> tallies = ledgers.list(MailboxKey.of(key)).stream().map(LedgerHead::tally)
                    .filter(tally -> tally.pass() == key.number()).toList();
            passes.put(pass.verified(tallies.stream().mapToLong(FolderTally::newMessages).sum(),
                    tallies.stream().mapToLong(FolderTally::newBytes).sum(), missing));
        }
        return Map.of("more", false);
    }
}
