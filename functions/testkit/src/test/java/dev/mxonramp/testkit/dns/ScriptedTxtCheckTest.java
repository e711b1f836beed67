package dev.mxonramp.testkit.dns;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.domain.claim.VerificationCode;
import dev.mxonramp.domain.dns.TxtCheck;
import dev.mxonramp.domain.name.DomainName;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScriptedTxtCheckTest implements TxtCheckContract {
    private final ScriptedTxtCheck check = new ScriptedTxtCheck(() -> Instant.EPOCH);

    @Override
    public TxtCheck check() {
        return check;
    }

    @Override
    public void publish(VerificationCode code) {
        check.published(DOMAIN, code);
    }

    @Override
    public void withdraw() {
        check.absent(DOMAIN);
    }

    @Override
    public void silence() {
        check.unreachable(DOMAIN);
    }

    @Test
    void whatWasNotScriptedIsRefused() {
        assertThrows(AssertionError.class, () -> check.check(new DomainName("other.test"), CODES));
    }
}
