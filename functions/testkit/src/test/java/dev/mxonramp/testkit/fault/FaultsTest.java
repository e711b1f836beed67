package dev.mxonramp.testkit.fault;

import static dev.mxonramp.testkit.claim.Samples.ACCOUNT;
import static dev.mxonramp.testkit.claim.Samples.ACME;
import static dev.mxonramp.testkit.claim.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.testkit.claim.InMemoryOwnerStore;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FaultsTest {
    private final Faults faults = Faults.none();
    private final InMemoryOwnerStore owners = new InMemoryOwnerStore(faults);

    private void fails() {
        assertThrows(TransientFailure.class, () -> owners.take(ACME, ACCOUNT, NOW));
    }

    private void works() {
        owners.take(ACME, ACCOUNT, NOW);
    }

    @Test
    void orderedCallsFailAndDoNothing() {
        faults.failNext("OwnerStore.take", 2);
        fails();
        fails();
        assertEquals(0, owners.find(List.of(ACME)).size());
        works();
    }

    @Test
    void theNthCallFails() {
        faults.failCall("OwnerStore.take", 3);
        works();
        works();
        assertEquals(Set.of("OwnerStore.take"), faults.pending());
        fails();
        assertEquals(Set.of(), faults.pending());
        works();
    }

    @Test
    void lostAnswerMeansThatItHappened() {
        faults.loseAnswers("OwnerStore.take", 1);
        fails();
        assertEquals(1, owners.find(List.of(ACME)).size());
    }

    @Test
    void ordersForWhatIsNoCallAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> faults.failNext("take", 1));
        assertThrows(IllegalArgumentException.class, () -> faults.failCall("OwnerStore.take", 0));
    }
}
