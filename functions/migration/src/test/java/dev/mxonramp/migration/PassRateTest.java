package dev.mxonramp.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.PassKey;
import dev.mxonramp.domain.migration.PassKind;
import dev.mxonramp.domain.migration.PassRecord;
import dev.mxonramp.domain.migration.ledger.FolderIdentity;
import dev.mxonramp.domain.migration.ledger.FolderTally;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.name.MailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of a running pass: how fast it is, and how long it takes. */
final class PassRateTest {
    private static final Instant BEGUN = Instant.parse("2026-11-23T12:00:00Z");
    private static final MailboxKey ANN = new MailboxKey(new AccountId("a" + "b".repeat(26)),
            MailAddress.of("ann@acme.test"));
    private static final PassRecord PASS = PassRecord.begin(new PassKey(ANN.account(), ANN.mailbox(), 2),
            PassKind.DELTA, BEGUN);
    /** 300 of 1,000 are there, 200 of them by this pass. */
    private static final LedgerHead INBOX = head("INBOX", new FolderTally(1_000, 290, 2_900_000, 5, 5, 0, 2, 200,
            2_000_000));
    /** An earlier pass was the last to see something in it. */
    private static final LedgerHead OLD = head("Old", new FolderTally(50, 50, 500, 0, 0, 0, 1, 50, 500));

    private static LedgerHead head(String folder, FolderTally tally) {
        return LedgerHead.begin(new LedgerKey(ANN, folder), new FolderIdentity(1, folder, 2, 1)).withTally(tally);
    }

    private static PassRate rate(PassRecord pass, LedgerHead... heads) {
        return PassRate.of(pass, List.of(heads), BEGUN.plusSeconds(10)).orElseThrow();
    }

    @Test
    void rateAndTimeLeftAreThoseOfThePass() {
        assertEquals(Map.of("octetsPerSecond", 200_000L, "messagesPerSecond", 20L, "secondsLeft", 35L),
                rate(PASS, INBOX, OLD).json());
        assertEquals(1_050, rate(PASS, INBOX, OLD).found());
    }

    @Test
    void foldersThatWereNotVisitedYetCount() {
        PassRate rate = rate(PASS.expecting(2_050), INBOX, OLD);
        assertEquals(2_050, rate.found());
        assertEquals(85L, rate.json().get("secondsLeft"));
    }

    @Test
    void eachFolderHasItsOwn() {
        PassRate rate = rate(PASS, INBOX, OLD);
        assertEquals(rate.json(), rate.json(INBOX));
        assertEquals(Map.of("octetsPerSecond", 0L, "messagesPerSecond", 0L, "secondsLeft", 0L), rate.json(OLD));
        assertEquals(700, PassRate.left(INBOX));
        assertEquals(0, PassRate.left(OLD));
    }

    @Test
    void waitThatAServerAskedForComesFirst() {
        PassRecord waiting = PASS.waiting(new PassRecord.Waiting(BEGUN.plusSeconds(70), 1, "Later."));
        assertEquals(95L, rate(waiting, INBOX).json().get("secondsLeft"));
    }

    @Test
    void beforeTheFirstMessageNothingIsForetold() {
        PassRate rate = rate(PASS.expecting(10));
        assertNull(rate.json().get("secondsLeft"));
        assertEquals(0L, rate(PASS).json().get("secondsLeft"));
    }

    @Test
    void passThatIsOverHasNone() {
        assertEquals(Optional.empty(), PassRate.of(PASS.finished(BEGUN), List.of(INBOX), BEGUN));
        assertEquals(Optional.empty(), PassRate.of(null, List.of(INBOX), BEGUN));
    }
}
