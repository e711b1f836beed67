package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.cutover.StsCheck;
import dev.mxonramp.domain.cutover.StsPolicy;
import dev.mxonramp.domain.cutover.StsPolicy.Mode;
import dev.mxonramp.domain.cutover.StsState;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.testkit.cutover.InMemoryPolicyFiles;
import dev.mxonramp.testkit.dns.ServerFault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MTA-STS policies as a small internet on loopback announces them; the files are in memory. */
class DnsStsCheckTest {
    private static final String RECORD = "_mta-sts.acme.test";
    private static final DomainName HOST = new DomainName("mta-sts.acme.test");
    private static final String FILE = """
            version: STSv1
            mode: enforce
            mx: mx.old.test
            max_age: 86400
            """;
    private static final StsState POLICY = new StsState.Found(
            new StsPolicy(Mode.ENFORCE, List.of("mx.old.test"), Duration.ofDays(1)));

    private final World world = new World(2);
    private final InMemoryPolicyFiles files = new InMemoryPolicyFiles();
    private final StsCheck check = world.checks.sts(files);

    @AfterEach
    void stop() {
        world.close();
    }

    private StsState state() {
        return check.check(World.ACME);
    }

    private void hosted(String record) {
        world.zone.putTxt(RECORD, 60, record);
        world.zone.put(HOST.ascii(), "A", 60, "127.0.0.1");
        files.file(HOST, FILE);
    }

    @Test
    void announcedPolicyIsFetched() {
        hosted("v=STSv1; id=20160831085700Z;");
        assertEquals(POLICY, state());
        assertEquals(List.of(HOST), files.asked());
    }

    @Test
    void withoutAnAnnouncementNothingIsFetchedAndNoCacheLearnsOfIt() {
        assertEquals(new StsState.Absent(), state());
        assertEquals(List.of(), files.asked());
        assertEquals(List.of(), world.askedOfResolver());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=STSv1;id=1", "v=STSv1; x=y; id=1 ; z", "v=STSv1;;id=a"})
    void announcementMayHaveOtherFields(String record) {
        hosted(record);
        assertEquals(POLICY, state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=STSv1;", "v=STSv1; id=", "v=STSv1; id=a-b",
            "v=STSv1; id=123456789012345678901234567890123",
            "v=STSv1; xid=1"})
    void announcementWithoutAnIdIsNotFollowed(String record) {
        hosted(record);
        assertInstanceOf(StsState.Unreadable.class, state());
        assertEquals(List.of(), files.asked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=STSv2; id=1", "V=STSv1; id=1", "v=spf1 -all", " v=STSv1; id=1"})
    void otherTextsAreNoAnnouncement(String record) {
        hosted(record);
        assertEquals(new StsState.Absent(), state());
    }

    @Test
    void thousandsOfFieldsAreReadToo() {
        hosted("v=STSv1;" + ";".repeat(20_000) + "id=1");
        assertEquals(POLICY, state());
    }

    @Test
    void twoAnnouncementsCancelEachOther() {
        hosted("v=STSv1; id=1");
        world.zone.add(RECORD, "TXT", 60, "\"v=STSv1; id=2\"");
        assertInstanceOf(StsState.Unreadable.class, state());
        assertEquals(List.of(), files.asked());
    }

    @Test
    void aliasOfAHostOfPoliciesIsFollowed() {
        world.dns.zone("host.test").putTxt("sts.host.test", 60, "v=STSv1; id=1");
        world.dns.zone("host.test").put("web.host.test", "A", 60, "127.0.0.1");
        world.zone.put(RECORD, "CNAME", 60, "sts.host.test.");
        world.zone.put(HOST.ascii(), "CNAME", 60, "web.host.test.");
        files.file(HOST, FILE);
        assertEquals(POLICY, state());
    }

    @Test
    void hostWithoutAnAddressOrWithAPrivateOneIsNotAsked() {
        hosted("v=STSv1; id=1");
        world.zone.put(HOST.ascii(), "A", 60, "169.254.169.254");
        assertInstanceOf(StsState.Unreadable.class, state());
        world.zone.put(HOST.ascii(), "A", 60, "127.0.0.1", "10.0.0.1");
        assertInstanceOf(StsState.Unreadable.class, state());
        world.zone.remove(HOST.ascii(), "A");
        assertInstanceOf(StsState.Unreadable.class, state());
        assertEquals(List.of(), files.asked());
    }

    @Test
    void silentServersLeaveItUnknown() {
        hosted("v=STSv1; id=1");
        world.everyServer(ServerFault.DROP);
        assertTrue(state() instanceof StsState.Unreadable);
    }

    @Test
    void nameTooLongForAnAnnouncementHasNone() {
        var longest = new DomainName(("a".repeat(59) + ".").repeat(4) + "test.test");
        assertEquals(new StsState.Absent(), check.check(longest));
    }
}
