package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.TargetFull;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.testkit.imap.HonestImap;
import dev.mxonramp.testkit.imap.ImapFault;
import dev.mxonramp.testkit.imap.ImapFaults;
import dev.mxonramp.testkit.imap.ImapFolder;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A message that Gmail shows in several folders comes from there once, and the new server copies it. */
@Timeout(120)
final class GmailCopyTest extends NastyCases {
    /** Enough for several batches and several copies at a time. */
    private static final int MANY = 900;
    private static final int FEW = 24;
    private static final int WORKERS = 40;

    private final HonestImap fresh = new HonestImap();

    private TwoServers between(GmailMailbox old) {
        return between(Side.honest(old.server), Side.honest(fresh));
    }

    private long copies() {
        return fresh.server().heard().stream().filter(each -> each.contains(" UID COPY ")).count();
    }

    /** A mailbox of which an earlier worker has moved the labels' folders; All Mail is to come. */
    private TwoServers withLabels(GmailMailbox old) {
        TwoServers servers = between(old);
        List<ImapFolder.Stored> all = old.server.folder(GmailMailbox.ALL_MAIL).messages();
        old.server.folder(GmailMailbox.ALL_MAIL).remove(_ -> true);
        passLeavesTheSame(servers, 1);
        all.forEach(each -> old.server.folder(GmailMailbox.ALL_MAIL).add(each.flags(), each.date(), each.octets(),
                each.gmailId()));
        return servers;
    }

    private static int labelled(GmailMailbox old) {
        return (int) old.server.folder(GmailMailbox.ALL_MAIL).messages().stream()
                .filter(all -> GmailMailbox.LABELS.stream().flatMap(each -> old.server.folder(each).messages().stream())
                        .anyMatch(each -> each.gmailId() == all.gmailId()))
                .count();
    }

    @Test
    void eachBodyIsFetchedOnceAndEveryFolderHasItsMessages() {
        var old = new GmailMailbox(MANY);
        TwoServers servers = between(old);
        passLeavesTheSame(servers, 1);
        assertEquals(old.distinct(), old.given());
        assertEquals(old.distinct(), old.distinctGiven());
        assertEquals(old.shown(), total(servers.newContent()));
        assertTrue(old.shown() > 2 * old.distinct(), "the labels are to matter");
    }

    @Test
    void laterPassesFetchOnlyNewMessagesAndEachOnce() {
        var old = new GmailMailbox(FEW);
        TwoServers servers = between(old);
        passLeavesTheSame(servers, 1);
        old.add(List.of("INBOX", "Work"));
        old.add(List.of());
        passLeavesTheSame(servers, 2);
        assertEquals(old.distinct(), old.given());
    }

    @Test
    void workerThatGoesOnFetchesNoBodyThatAnEarlierOneLanded() {
        var old = new GmailMailbox(MANY);
        TwoServers servers = withLabels(old);
        assertEquals(labelled(old), old.given());
        passLeavesTheSame(servers, 2);
        assertEquals(old.distinct(), old.given());
        assertEquals(old.distinct(), old.distinctGiven());
    }

    @ParameterizedTest
    @CsvSource({"1000, 1", "1001, 0"})
    void idsAreListedWhereThatIsLessThanTheBodiesThatAreMissing(int messages, int lists) {
        var old = new GmailMailbox(0);
        for (int i = 0; i < messages; i++) {
            old.server.folder("INBOX").add(Set.of(), DATE, "1\r\n", i + 1);
        }
        TwoServers servers = between(old);
        passLeavesTheSame(servers, 1);
        old.server.folder("Work").add(Set.of(), DATE, "1\r\n", 1);
        passLeavesTheSame(servers, 2);
        assertEquals(lists, old.server.server().heard().stream()
                .filter(each -> each.endsWith(" UID FETCH 1:* (UID X-GM-MSGID)")).count());
        assertEquals(messages + 1 - lists, old.given());
    }

    @Test
    void workersWhoseTimeIsShortFetchEachBodyOnce() {
        var old = new GmailMailbox(MANY);
        TwoServers servers = between(old);
        int workers = 0;
        boolean more = true;
        while (more) {
            int given = old.given();
            long copies = copies();
            more = servers.work(1, () -> old.given() > given || copies() > copies);
            assertTrue(workers++ < WORKERS, "no end");
        }
        assertTrue(workers > 1);
        passLeavesTheSame(servers, 2);
        assertEquals(old.distinct(), old.given());
    }

    @Test
    void firstCopyThatTheUserRemovedMeanwhileIsFetchedAgain() {
        var old = new GmailMailbox(FEW);
        TwoServers servers = withLabels(old);
        int before = old.given();
        for (String folder : GmailMailbox.LABELS) {
            fresh.folder(folder).remove(each -> each.octets().startsWith("Subject: 0\r") || each.octets()
                    .startsWith("Subject: 4\r"));
        }
        pass(servers, 2);
        assertEquals(servers.oldContent().get(GmailMailbox.ALL_MAIL), servers.newContent().get(GmailMailbox.ALL_MAIL));
        assertEquals(0, servers.missing());
        assertEquals(before + old.distinct() - labelled(old) + 2, old.given());
    }

    @Test
    void firstCopyThatGoesWhileItIsCopiedIsFetchedAgain() {
        var old = new GmailMailbox(FEW);
        TwoServers servers = withLabels(old);
        fresh.server().fault(ImapFaults.at("UID COPY", 1, 9, (talk, command) -> {
            GmailMailbox.LABELS.forEach(
                    folder -> fresh.folder(folder).remove(each -> each.octets().startsWith("Subject: 0\r")));
            fresh.copy(talk, command);
        }));
        pass(servers, 2);
        assertEquals(servers.oldContent().get(GmailMailbox.ALL_MAIL), servers.newContent().get(GmailMailbox.ALL_MAIL));
        assertEquals(0, servers.missing());
        assertEquals(old.distinct() + 1, old.given());
    }

    @Test
    void targetWithoutUidplusGetsEveryMessageFromTheSource() {
        fresh.capabilities("IMAP4rev1 LITERAL+");
        var old = new GmailMailbox(FEW);
        passLeavesTheSame(between(old), 1);
        assertEquals(0, copies());
        assertEquals(old.shown(), old.given());
    }

    @Test
    void sourceWithoutGmailsExtensionIsReadAsBefore() {
        var old = new GmailMailbox(FEW);
        old.server.capabilities("IMAP4rev1");
        passLeavesTheSame(between(old), 1);
        assertEquals(0, copies());
        assertEquals(old.shown(), old.given());
        assertTrue(old.server.server().heard().stream().noneMatch(each -> each.contains("X-GM-MSGID")));
    }

    static Stream<Arguments> brokenCopies() {
        return Stream.of(broken("before it is obeyed", _ -> ImapFaults.bye("UID COPY", 1)),
                broken("at a later one", _ -> ImapFaults.bye("UID COPY", 2)),
                broken("when it is obeyed", fresh -> ImapFaults.dropAnswer("UID COPY", 1, fresh::copy)),
                broken("when half of it is done", fresh -> ImapFaults.dropAnswer("UID COPY", 1,
                        (talk, command) -> {
                            fresh.copy(talk, command);
                            ImapFolder all = fresh.folder(GmailMailbox.ALL_MAIL);
                            long middle = all.messages().get(all.messages().size() / 2).uid();
                            all.remove(each -> each.uid() > middle);
                        })));
    }

    private static Arguments broken(String when, Function<HonestImap, ImapFault> fault) {
        return Arguments.of(when, fault);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenCopies")
    void connectionThatBreaksAtACopyLeavesNothingMissingAndNothingTwice(String what,
            Function<HonestImap, ImapFault> fault) {
        TwoServers servers = withLabels(new GmailMailbox(FEW));
        fresh.server().fault(fault.apply(fresh));
        assertThrows(TransientFailure.class, () -> servers.work(2), what);
        fresh.server().fault(ImapFault.NONE);
        servers.leaseEnds();
        passLeavesTheSame(servers, 2);
    }

    @Test
    void flagsAreThoseOfTheMessageInEachFolder() {
        var old = new GmailMailbox(FEW);
        TwoServers servers = withLabels(old);
        fresh.folder("INBOX").remove(each -> each.octets().startsWith("Subject: 1\r"));
        old.server.folder(GmailMailbox.ALL_MAIL).remove(each -> each.octets().startsWith("Subject: 4\r"));
        ImapFolder.Stored fourth = old.server.folder("INBOX").messages().stream()
                .filter(each -> each.octets().startsWith("Subject: 4\r")).findFirst().orElseThrow();
        old.server.folder(GmailMailbox.ALL_MAIL).add(Set.of("\\Answered"), fourth.date(), fourth.octets(),
                fourth.gmailId());
        pass(servers, 2);
        assertEquals(servers.oldContent().get(GmailMailbox.ALL_MAIL), servers.newContent().get(GmailMailbox.ALL_MAIL));
        assertEquals(0, servers.missing());
    }

    @Test
    void targetThatRefusesToCopyGetsEveryMessageFromTheSource() {
        fresh.server().on("UID COPY", (talk, command) -> talk.no(command, "[CANNOT] not here"));
        var old = new GmailMailbox(FEW);
        passLeavesTheSame(between(old), 1);
        assertTrue(copies() > 0);
        assertEquals(old.shown(), old.given());
    }

    @Test
    void fullTargetEndsThePassAndTheNextOneCopiesTheRest() {
        var old = new GmailMailbox(FEW);
        TwoServers servers = withLabels(old);
        fresh.server().fault(ImapFaults.answer("UID COPY", 1, 9, "NO [OVERQUOTA] full"));
        assertThrows(TargetFull.class, () -> servers.work(2));
        fresh.server().fault(ImapFault.NONE);
        servers.leaseEnds();
        passLeavesTheSame(servers, 2);
        assertEquals(old.distinct(), old.given());
    }

    @Test
    void targetThatIsAlwaysBusyAtCopiesGetsTheMessagesFromTheSourceInTheEnd() {
        var old = new GmailMailbox(FEW);
        TwoServers servers = withLabels(old);
        fresh.server().on("UID COPY", (talk, command) -> talk.no(command, "[UNAVAILABLE] try again later"));
        assertThrows(ServerBusy.class, () -> servers.work(2));
        servers.leaseEnds();
        passLeavesTheSame(servers, 2);
    }

    static Stream<Arguments> lies() {
        return Stream.of(lie("no place", said -> said.replaceAll("\\[COPYUID [^\\]]*\\] ", "")),
                lie("places in a folder of another time", said -> said.replaceAll("COPYUID \\d+", "COPYUID 77")),
                lie("one place for all", said -> said.replaceAll("(COPYUID \\d+ \\S+) \\d+(\\S*)\\]", "$1 5$2]")),
                lie("places that are taken", said -> said.replaceAll("(COPYUID \\d+ \\S+) \\S+\\]", "$1 1]")),
                lie("more places than messages", said -> said.replaceAll("(COPYUID \\d+ \\S+ \\S+)\\]", "$1,4000]")),
                lie("messages that nobody asked for",
                        said -> said.replaceAll("(COPYUID \\d+) \\d+([^ ]*)", "$1 4000$2")),
                lie("places of messages to come", said -> said.replaceAll("(COPYUID \\d+ \\S+) \\d+", "$1 4000")),
                lie("places that are no numbers", said -> said.replaceAll("(COPYUID \\d+ \\S+) \\d+", "$1 99:,,")));
    }

    private static Arguments lie(String name, UnaryOperator<String> lie) {
        return Arguments.of(name, lie);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void placesThatCannotBeAreNotBelieved(String name, UnaryOperator<String> lie) {
        TwoServers servers = withLabels(new GmailMailbox(FEW));
        fresh.server().fault(ImapFaults.instead(lie));
        pass(servers, 2);
        fresh.server().fault(ImapFault.NONE);
        passLeavesTheSame(servers, 3);
        assertTrue(copies() > 0, name);
    }

    /** Its copies are removed again, and nobody's mail that came meanwhile. */
    @Test
    void targetWhoseCopiesLoseTheirDateGetsTheMessagesFromTheSource() {
        var old = new GmailMailbox(FEW);
        TwoServers servers = withLabels(old);
        fresh.losesDates().server().on("UID COPY", (talk, command) -> {
            fresh.folder(GmailMailbox.ALL_MAIL).add(Set.of(), DATE, "Subject: own\r\n\r\n");
            fresh.copy(talk, command);
        });
        int before = old.given();
        long copies = copies();
        pass(servers, 2);
        long own = copies() - copies;
        assertTrue(own > 0);
        assertEquals(before + old.distinct(), old.given());
        List<String> expected = servers.oldContent().getOrDefault(GmailMailbox.ALL_MAIL, List.of());
        List<String> found = servers.newContent().getOrDefault(GmailMailbox.ALL_MAIL, List.of());
        assertEquals(expected.size() + own, found.size());
        assertTrue(found.containsAll(expected));
        assertEquals(0, servers.missing());
    }

    /** By a source that is mistaken: they have another size, or came at another time. */
    @Test
    void differentMessagesWithTheSameIdAreBothFetched() {
        var old = new HonestImap().capabilities("IMAP4rev1 X-GM-EXT-1");
        TwoServers servers = between(Side.honest(old), Side.honest(fresh));
        old.folder("INBOX").add(Set.of(), DATE, "Subject: one\r\n\r\n", 7);
        old.folder("Longer").add(Set.of(), DATE, "Subject: three\r\n\r\n", 7);
        old.folder("Later").add(Set.of(), "18-Jul-1996 02:44:25 -0700", "Subject: two\r\n\r\n", 7);
        old.folder("Twice").add(Set.of(), DATE, "Subject: six\r\n\r\n", 8);
        old.folder("Twice").add(Set.of(), DATE, "Subject: six\r\n\r\n", 8);
        passLeavesTheSame(servers, 1);
        assertEquals(0, copies());
    }

    @Test
    void workerThatIsKilledAnywhereLeavesNothingMissingAndNothingTwice() {
        int boundaries = 1;
        for (int at = 1; at <= boundaries; at += Integer.getInteger("onramp.kill.step", 3)) {
            var test = new GmailCopyTest();
            try (TwoServers servers = test.withLabels(new GmailMailbox(FEW))) {
                var kill = new KillSwitch(at == 1 ? 0 : at);
                var ledgers = servers.ledgers;
                servers.ledgers = kill.wrap(LedgerStore.class, ledgers);
                servers.aroundWriter = real -> kill.wrap(
                        MailboxWriter.class, real);
                try {
                    var _ = servers.work(2);
                    boundaries = Math.max(boundaries, kill.passed.size());
                } catch (Killed e) {
                    assertTrue(kill.passed.size() >= at);
                }
                servers.ledgers = ledgers;
                servers.aroundWriter = UnaryOperator.identity();
                servers.leaseEnds();
                passLeavesTheSame(servers, 2);
            }
        }
        assertTrue(boundaries > 30, "only " + boundaries + " boundaries");
    }
}
