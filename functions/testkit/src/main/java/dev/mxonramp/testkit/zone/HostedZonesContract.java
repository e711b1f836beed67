package dev.mxonramp.testkit.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.zone.DnsRole;
import dev.mxonramp.domain.zone.HostedZones;
import dev.mxonramp.domain.zone.HostedZones.Access;
import dev.mxonramp.domain.zone.HostedZones.Found;
import dev.mxonramp.domain.zone.HostedZones.Standing;
import dev.mxonramp.domain.zone.HostedZones.Written;
import dev.mxonramp.domain.zone.HostedZones.Zone;
import dev.mxonramp.domain.zone.RecordSet;
import dev.mxonramp.domain.zone.RecordType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every host of zones behind the port does. */
public abstract class HostedZonesContract {
    /** The account whose zones are looked for. */
    protected static final AccountId ACCOUNT = new AccountId("a" + "b".repeat(26));

    /** Somebody else's. */
    protected static final AccountId OTHER = new AccountId("a" + "c".repeat(26));

    private static final DomainName ACME = new DomainName("acme.test");
    private static final DomainName SHOP = new DomainName("shop.acme.test");
    private static final Access TAGGED = new Access.ByTag(ACCOUNT);
    private static final RecordSet OLD = mx(3600, "10 mx.old.test.");
    private static final RecordSet OURS = mx(300, "10 mx1.new.test.", "20 mx2.new.test.");

    /** The host under test, fresh for each test. */
    protected abstract HostedZones zones();

    /** Adds a zone of the operator's, bound to an account. */
    protected abstract void addTagged(DomainName apex, AccountId account);

    /** Adds a zone of the operator's that is bound to nobody. */
    protected abstract void addUntagged(DomainName apex);

    /** Adds a zone in an owner's own account, behind a role that asks for an external id. */
    protected abstract void addBehind(DomainName apex, Access.ByRole role);

    /** Somebody gives a name a routing policy. */
    protected abstract void route(Zone zone, DomainName name, RecordType type);

    private static RecordSet mx(long ttl, String... values) {
        return new RecordSet(ACME, RecordType.MX, ttl, List.of(values));
    }

    private static Access.ByRole role(String externalId) {
        return new Access.ByRole(new DnsRole("arn:aws:iam::123456789012:role/onramp-dns-acme"), externalId);
    }

    private Zone acme() {
        addTagged(ACME, ACCOUNT);
        return assertInstanceOf(Found.Bound.class, zones().find(List.of(ACME), TAGGED)).zone();
    }

    @Test
    void zoneTaggedForTheAccountIsFound_byItsNameAndByOnesBelow() {
        addTagged(ACME, ACCOUNT);
        var direct = assertInstanceOf(Found.Bound.class, zones().find(List.of(ACME), TAGGED));
        assertEquals(ACME, direct.zone().name());
        assertEquals(direct, zones().find(List.of(SHOP, ACME), TAGGED));
    }

    @Test
    void zoneOfAnotherOrOfNobodyIsNotFound() {
        addTagged(ACME, OTHER);
        addUntagged(new DomainName("plain.test"));
        assertEquals(new Found.None(), zones().find(List.of(ACME), TAGGED));
        assertEquals(new Found.None(), zones().find(List.of(new DomainName("plain.test")), TAGGED));
        assertEquals(new Found.None(), zones().find(List.of(new DomainName("absent.test")), TAGGED));
    }

    @Test
    void neighboursInTheAlphabetAreNotMeant() {
        addTagged(new DomainName("acme-old.test"), ACCOUNT);
        addTagged(new DomainName("xacme.test"), ACCOUNT);
        addTagged(new DomainName("www.acme.test"), ACCOUNT);
        assertEquals(new Found.None(), zones().find(List.of(ACME), TAGGED));
    }

    @Test
    void nearestZoneDecides_evenIfItIsAnothers() {
        addTagged(ACME, ACCOUNT);
        addTagged(SHOP, OTHER);
        assertEquals(new Found.None(), zones().find(List.of(SHOP, ACME), TAGGED));
    }

    @Test
    void sameNameTwice_isBoundIfOneIsOurs_andAmbiguousIfBothAre() {
        addTagged(ACME, OTHER);
        addTagged(ACME, ACCOUNT);
        assertInstanceOf(Found.Bound.class, zones().find(List.of(ACME), TAGGED));
        addTagged(ACME, ACCOUNT);
        assertEquals(new Found.Ambiguous(ACME), zones().find(List.of(ACME), TAGGED));
    }

    @Test
    void roleOpensItsOwnZones_withTheRightExternalIdOnly() {
        addBehind(ACME, role("x1"));
        var found = assertInstanceOf(Found.Bound.class, zones().find(List.of(ACME), role("x1")));
        assertEquals(Written.DONE, zones().upsert(found.zone(), List.of(OURS)));
        assertEquals(new Standing.Plain(OURS), zones().read(found.zone(), ACME, RecordType.MX));
        assertEquals(new Found.Denied(), zones().find(List.of(ACME), role("x2")));
        assertEquals(new Found.None(), zones().find(List.of(ACME), TAGGED));
    }

    @Test
    void setsAreReadAsTheyStand() {
        Zone zone = acme();
        assertEquals(new Standing.Absent(), zones().read(zone, ACME, RecordType.MX));
        assertEquals(Written.DONE, zones().upsert(zone, List.of(OLD)));
        assertEquals(new Standing.Plain(OLD), zones().read(zone, ACME, RecordType.MX));
        assertEquals(new Standing.Absent(), zones().read(zone, ACME, RecordType.TXT));
        assertEquals(new Standing.Absent(), zones().read(zone, SHOP, RecordType.MX));
        route(zone, ACME, RecordType.TXT);
        assertEquals(new Standing.Routed(), zones().read(zone, ACME, RecordType.TXT));
    }

    @Test
    void upsertIsIdempotent_andKeepsQuotesAndUnderscores() {
        Zone zone = acme();
        var txt = new RecordSet(ACME.prefixed("_challenge"), RecordType.TXT, 300,
                List.of("\"brand=abc\"", "\"other; <&> text\""));
        assertEquals(Written.DONE, zones().upsert(zone, List.of(txt)));
        assertEquals(Written.DONE, zones().upsert(zone, List.of(txt)));
        assertEquals(new Standing.Plain(txt), zones().read(zone, txt.name(), RecordType.TXT));
    }

    private static RecordSet set(String prefix, RecordType type, String value) {
        return new RecordSet(ACME.prefixed(prefix), type, 300, List.of(value));
    }

    @Test
    void setsAreCreatedTogether_andNeverInThePlaceOfOthers() {
        Zone zone = acme();
        RecordSet imaps = set("_imaps._tcp", RecordType.SRV, "0 1 993 imap.new.test.");
        RecordSet none = set("_pop3._tcp", RecordType.SRV, "0 0 0 .");
        RecordSet alias = set("autoconfig", RecordType.CNAME, "setup.new.test.");
        assertEquals(Written.DONE, zones().create(zone, List.of(imaps)));
        assertEquals(Written.CHANGED, zones().create(zone, List.of(none, imaps, alias)));
        assertEquals(List.of(new Standing.Absent(), new Standing.Plain(imaps), new Standing.Absent()),
                zones().read(zone, List.of(none, imaps, alias)));
        assertEquals(Written.DONE, zones().create(zone, List.of(alias, none)));
        assertEquals(List.of(new Standing.Plain(alias), new Standing.Plain(imaps), new Standing.Plain(none)),
                zones().read(zone, List.of(alias, imaps, none)));
    }

    @Test
    void placesWhereAnAliasExcludesOthersAreLeftAlone() {
        Zone zone = acme();
        RecordSet text = set("autoconfig", RecordType.TXT, "\"theirs\"");
        RecordSet alias = set("_imaps._tcp", RecordType.CNAME, "theirs.test.");
        assertEquals(Written.DONE, zones().upsert(zone, List.of(text, alias)));
        assertEquals(List.of(new Standing.Routed(), new Standing.Routed(), new Standing.Plain(text)),
                zones().read(zone, List.of(set("autoconfig", RecordType.CNAME, "setup.new.test."),
                        set("_imaps._tcp", RecordType.SRV, "0 1 993 imap.new.test."), text)));
    }

    @Test
    void replacementHappensIfExactlyTheShownSetIsThere() {
        Zone zone = acme();
        assertEquals(Written.DONE, zones().upsert(zone, List.of(OLD)));
        assertEquals(Written.DONE, zones().replace(zone, Optional.of(OLD), Optional.of(OURS)));
        assertEquals(new Standing.Plain(OURS), zones().read(zone, ACME, RecordType.MX));
        assertEquals(Written.CHANGED, zones().replace(zone, Optional.of(OLD), Optional.of(OURS)));
        assertEquals(Written.CHANGED,
                zones().replace(zone, Optional.of(mx(301, "10 mx1.new.test.", "20 mx2.new.test.")), Optional.of(OLD)));
        assertEquals(Written.CHANGED,
                zones().replace(zone, Optional.of(mx(300, "10 mx1.new.test.")), Optional.of(OLD)));
        assertEquals(new Standing.Plain(OURS), zones().read(zone, ACME, RecordType.MX));
    }

    @Test
    void replacementOfNothingNeedsNothingThere_andNothingMayComeBack() {
        Zone zone = acme();
        assertEquals(Written.DONE, zones().replace(zone, Optional.empty(), Optional.of(OURS)));
        assertEquals(Written.CHANGED, zones().replace(zone, Optional.empty(), Optional.of(OLD)));
        assertEquals(new Standing.Plain(OURS), zones().read(zone, ACME, RecordType.MX));
        assertEquals(Written.DONE, zones().replace(zone, Optional.of(OURS), Optional.empty()));
        assertEquals(new Standing.Absent(), zones().read(zone, ACME, RecordType.MX));
    }
}
