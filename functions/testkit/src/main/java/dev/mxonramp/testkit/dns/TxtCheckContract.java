package dev.mxonramp.testkit.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.claim.IssuedCodes;
import dev.mxonramp.domain.claim.VerificationCode;
import dev.mxonramp.domain.dns.Finding.Fault;
import dev.mxonramp.domain.dns.TxtCheck;
import dev.mxonramp.domain.name.DomainName;
import org.junit.jupiter.api.Test;

/** What every {@link TxtCheck} does. The world of a test starts with a domain that has no record yet. */
public interface TxtCheckContract {
    /** The domain that the contract looks at. */
    DomainName DOMAIN = new DomainName("acme.test");
    /** The code asked for. */
    VerificationCode CODE = new VerificationCode("abcdefghijklmnopqrstuvwxyz234567");

    /** The same, as the check is asked for it. */
    IssuedCodes CODES = IssuedCodes.first(CODE);
    /** Somebody else's code. */
    VerificationCode OTHER = new VerificationCode("77777777777777777777777777777777");

    /** The check under test, looking at this test's world. */
    TxtCheck check();

    /** Publishes a code for {@link #DOMAIN} at every authority. */
    void publish(VerificationCode code);

    /** Takes the record away. */
    void withdraw();

    /** Lets no authority answer. */
    void silence();

    @Test
    default void thePublishedCodeProves() {
        publish(CODE);
        var outcome = check().check(DOMAIN, CODES);
        assertTrue(outcome.proven(), outcome::toString);
        assertEquals("txt.found", outcome.finding().code());
        assertEquals(Fault.NOBODY, outcome.finding().fault());
    }

    @Test
    default void absenceIsDefinitiveAndSaysWhatToDo() {
        withdraw();
        var outcome = check().check(DOMAIN, CODES);
        assertFalse(outcome.proven());
        assertTrue(outcome.definitive(), outcome::toString);
        assertEquals("txt.absent", outcome.finding().code());
        assertEquals(Fault.RECORD, outcome.finding().fault());
        assertNotNull(outcome.finding().remedy());
    }

    @Test
    default void anotherCodeDoesNotProve() {
        publish(OTHER);
        var outcome = check().check(DOMAIN, CODES);
        assertFalse(outcome.proven());
        assertEquals("txt.other-value", outcome.finding().code());
    }

    @Test
    default void silenceIsNeverDefinitive() {
        silence();
        var outcome = check().check(DOMAIN, CODES);
        assertFalse(outcome.proven());
        assertFalse(outcome.definitive());
        assertEquals("dns.unreachable", outcome.finding().code());
    }

    @Test
    default void lookingAgainAtAProofSeesTheSame() {
        publish(CODE);
        assertTrue(check().recheck(DOMAIN, CODES).proven());
        publish(OTHER);
        var outcome = check().recheck(DOMAIN, CODES);
        assertTrue(!outcome.proven() && outcome.definitive(), outcome::toString);
        silence();
        assertFalse(check().recheck(DOMAIN, CODES).definitive());
    }

    @Test
    default void aRecordPublishedLaterIsSeenByTheNextCheck() {
        withdraw();
        assertFalse(check().check(DOMAIN, CODES).proven());
        publish(CODE);
        assertTrue(check().check(DOMAIN, CODES).proven());
    }
}
