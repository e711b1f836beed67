package dev.mxonramp.dns;

import dev.mxonramp.domain.claim.VerificationCode;
import dev.mxonramp.domain.dns.TxtCheck;
import dev.mxonramp.testkit.dns.ServerFault;
import dev.mxonramp.testkit.dns.TxtCheckContract;
import org.junit.jupiter.api.AfterEach;

/** The contract through real packets. */
class DnsTxtCheckTest implements TxtCheckContract {
    private final World world = new World(2);

    @AfterEach
    void stop() {
        world.close();
    }

    @Override
    public TxtCheck check() {
        return world.checks.txt();
    }

    @Override
    public void publish(VerificationCode code) {
        world.zone.putTxt(World.NAME, 60, "onramp-verification=" + code);
    }

    @Override
    public void withdraw() {
        world.zone.remove(World.NAME, "TXT");
    }

    @Override
    public void silence() {
        world.everyServer(ServerFault.DROP);
    }
}
