package dev.mxonramp.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.dns.provider.Providers;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.copy.ConnectionLimits;
import dev.mxonramp.domain.migration.copy.HostPlace;
import dev.mxonramp.domain.migration.preset.SourcePresets;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.secret.SealedSecret;
import dev.mxonramp.testkit.journey.JourneyWorld;
import dev.mxonramp.testkit.migration.InMemoryHostPlaces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of many mailboxes at one old server, as many are moved at a time as it bears connections. */
final class PlacedDoorsTest {
    private final JourneyWorld world = new JourneyWorld();
    private final ClaimKey claim = world.opened(world.account(), "acme.test");
    private final SourcePresets presets = SourcePresets.load(Providers.load());
    private final InMemoryHostPlaces places = new InMemoryHostPlaces(world.clock);
    private final PlacedDoors doors = new PlacedDoors(new TwoMailboxes(world.sources), world.sources, presets, places,
            new Random(7), world.clock);
    private int mailboxes;

    private MailboxKey mailbox(String host) {
        var address = new MailAddress("m" + ++mailboxes, claim.domain());
        var _ = world.sources.save(new Source(claim.account(), address, host, 993, Source.Security.TLS, "ann",
                new SealedSecret("c2VhbGVk"), 1, null, 0, false, null, 0)).orElseThrow();
        return new MailboxKey(claim.account(), address);
    }

    @ParameterizedTest
    @CsvSource({"imap.old.test, imap.old.test, 10", "imap.gmail.com, gmail, 80", "IMAP.Old.Test, imap.old.test, 10"})
    void asManyWorkersGetInAsTheServerBearsConnections(String host, String service, int workers) {
        assertEquals(workers, presets.together(host) / ConnectionLimits.DEFAULT.source());
        List<HostPlace> taken = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            taken.add(doors.place(mailbox(host)));
        }
        assertEquals(workers, places.taken(service));
        MailboxKey one = mailbox(host);
        var busy = assertThrows(ServerBusy.class, () -> doors.place(one));
        assertTrue(String.valueOf(busy.getMessage()).contains("waits for its turn"), busy::getMessage);
        taken.getFirst().close();
        doors.place(one).close();
        assertEquals(workers - 1, places.taken(service));
    }

    @Test
    void otherServersAreApart() {
        for (int i = 0; i < 10; i++) {
            var _ = doors.place(mailbox("imap.old.test"));
        }
        var _ = doors.place(mailbox("imap.other.test"));
        assertEquals(1, places.taken("imap.other.test"));
    }

    @Test
    void placeIsKeptAsLongAsTheWorkerIsAtIt() {
        HostPlace place = doors.place(mailbox("imap.old.test"));
        for (int minute = 0; minute < 20; minute++) {
            world.clock.advance(Duration.ofMinutes(1));
            place.keep();
            assertEquals(1, places.taken("imap.old.test"));
        }
        world.clock.advance(Duration.ofMinutes(6));
        assertEquals(0, places.taken("imap.old.test"));
    }

    @Test
    void workerThatLostItsPlaceTakesAnotherOrStops() {
        HostPlace late = doors.place(mailbox("imap.old.test"));
        world.clock.advance(Duration.ofMinutes(6));
        List<HostPlace> others = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            others.add(doors.place(mailbox("imap.old.test")));
        }
        assertThrows(ServerBusy.class, late::keep);
        others.getLast().close();
        late.keep();
        assertEquals(10, places.taken("imap.old.test"));
    }

    @Test
    void mailboxWithoutASourceTakesNoPlace() {
        var nobody = new MailboxKey(claim.account(), new MailAddress("nobody", claim.domain()));
        doors.place(nobody).close();
        assertEquals(0, places.taken("imap.old.test"));
    }
}
