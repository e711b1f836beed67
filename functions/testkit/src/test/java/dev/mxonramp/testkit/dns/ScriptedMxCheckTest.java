package dev.mxonramp.testkit.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.dns.MxCheck;
import dev.mxonramp.domain.name.DomainName;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptedMxCheckTest implements MxCheckContract {
    private final ScriptedMxCheck check = new ScriptedMxCheck(() -> Instant.EPOCH);

    @Override
    public MxCheck check() {
        return check;
    }

    @Override
    public void publish(List<String> records) {
        if (records.isEmpty()) {
            check.none(DOMAIN);
        } else if (records.equals(OURS)) {
            check.ours(DOMAIN);
        } else if (records.contains(OURS.getFirst())) {
            check.split(DOMAIN, TTL, records.toArray(String[]::new));
        } else {
            check.old(DOMAIN, TTL, records.toArray(String[]::new));
        }
    }

    @Override
    public void silence() {
        check.unreachable(DOMAIN);
    }

    @Test
    void outcomesInARowComeInTheirOrderAndTheLastStays() {
        var other = new ScriptedMxCheck(() -> Instant.EPOCH).ours(DOMAIN).check(DOMAIN);
        check.none(DOMAIN).then(DOMAIN, other);
        assertFalse(check.check(DOMAIN).ours());
        assertTrue(check.check(DOMAIN).ours());
        assertTrue(check.check(DOMAIN).ours());
        assertEquals(3, check.asked().size());
    }

    @Test
    void whatWasNotScriptedIsRefused() {
        assertThrows(AssertionError.class, () -> check.check(new DomainName("other.test")));
    }
}
