package dev.mxonramp.dns;

import dev.mxonramp.domain.dns.MxCheck;
import dev.mxonramp.testkit.dns.MxCheckContract;
import dev.mxonramp.testkit.dns.ServerFault;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract through real packets. */
class DnsMxCheckTest implements MxCheckContract {
    private final World world = new World(2);

    @BeforeEach
    void oldHost() {
        world.dns.zone("old.test").put("mail.old.test", "A", 60, "192.0.2.25");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Override
    public MxCheck check() {
        return world.checks.mx();
    }

    @Override
    public void publish(List<String> records) {
        world.zone.put("acme.test", "MX", TTL.toSeconds(), records.toArray(String[]::new));
    }

    @Override
    public void silence() {
        world.everyServer(ServerFault.DROP);
    }
}
