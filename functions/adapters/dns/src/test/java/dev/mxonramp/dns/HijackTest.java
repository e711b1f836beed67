package dev.mxonramp.dns;

import static dev.mxonramp.dns.Forgery.empty;
import static dev.mxonramp.dns.Forgery.record;
import static dev.mxonramp.dns.Forgery.with;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.testkit.dns.Tampering;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Somebody has one of the zone's three name servers, and one elsewhere that says what he likes. */
class HijackTest {
    private static final String SHOP = "shop.acme.test";
    private static final int HIS = 4;
    /** Which server is asked first is left to chance. */
    private static final int LOOKS = 12;

    private final World world = new World(HIS);

    HijackTest() {
        String[] delegated = {"ns1.name-servers.test.", "ns2.name-servers.test.", "ns3.name-servers.test."};
        world.dns.zone("test").put("acme.test", "NS", 60, delegated);
        world.zone.put("acme.test", "NS", 60, delegated);
        world.dns.server(HIS).tamper((query, right, tcp) -> Optional.of((wanted(query)
                ? with(empty(query), Section.ANSWER,
                        Wanted.TXT.records(query.getQuestion().getName(), Type.TXT, DClass.IN))
                : right).toWire()));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private static boolean wanted(Message query) {
        return query.getQuestion().getType() == Type.TXT
                && query.getQuestion().getName().toString().startsWith("_onramp-challenge.");
    }

    private static boolean below(Message query, String zone) {
        return query.getQuestion().getName().subdomain(Name.fromConstantString(zone + "."));
    }

    /** Refers whoever asks for the zone to his server, with these addresses. */
    private static Tampering refers(String zone, Record... addresses) {
        return (query, right, tcp) -> {
            if (!below(query, zone)) {
                return Optional.of(right.toWire());
            }
            Message reply = with(empty(query), Section.AUTHORITY, record(zone + ". ns4.name-servers.test.", Type.NS));
            reply.getHeader().unsetFlag(Flags.AA);
            return Optional.of(with(reply, Section.ADDITIONAL, addresses).toWire());
        };
    }

    /** Says that it serves the zone itself, and that his server does so too. */
    private static Tampering serves(String zone) {
        return (query, right, tcp) -> {
            if (!below(query, zone)) {
                return Optional.of(right.toWire());
            }
            Message reply = query.getQuestion().getType() == Type.NS
                    ? with(empty(query), Section.ANSWER, record(zone + ". ns4.name-servers.test.", Type.NS))
                    : with(empty(query), Section.AUTHORITY,
                            record(zone + ". ns.invalid. hostmaster.invalid. 1 60 60 60 60", Type.SOA));
            return Optional.of(reply.toWire());
        };
    }

    private void neverProves(String domain) {
        for (int i = 0; i < LOOKS; i++) {
            assertFalse(world.txt(domain).proven(), domain);
        }
    }

    @Test
    void aReferralOfTheChallengesNameProvesNothing() {
        world.dns.server(3).tamper(refers(World.NAME));
        neverProves("acme.test");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aZoneBelowThatOnlyItKnowsProvesNothing(boolean referral) {
        world.dns.server(3).tamper(referral ? refers(SHOP) : serves(SHOP));
        neverProves(SHOP);
    }

    @Test
    void theValueProvesNothingWhereAnotherServerRefers() {
        String[] two = {"ns1.name-servers.test.", "ns3.name-servers.test."};
        world.dns.zone("test").put("acme.test", "NS", 60, two);
        world.zone.put("acme.test", "NS", 60, two);
        world.dns.server(1).tamper(refers(World.NAME));
        world.dns.server(3).tamper(new Forgery(Wanted.TXT).answer(Wanted.TXT.records()));
        neverProves("acme.test");
    }

    @Test
    void aReferralThatTheQuorumGivesIsFollowed() {
        world.dns.server(1).tamper(refers(World.NAME));
        world.dns.server(2).tamper(refers(World.NAME));
        assertTrue(world.txt().proven());
        world.dns.server(1).tamper(refers(SHOP));
        world.dns.server(2).tamper(refers(SHOP));
        assertTrue(world.txt(SHOP).proven());
    }

    @Test
    void addressesThatOnlyOneServerGivesAreNotAsked() {
        world.dns.server(2).tamper(refers(World.NAME));
        world.dns.server(3).tamper(refers(World.NAME));
        world.dns.server(1).tamper(refers(World.NAME, record("ns4.name-servers.test. 127.0.0.2", Type.A)));
        for (int i = 0; i < LOOKS; i++) {
            assertTrue(world.txt().proven());
        }
    }
}
