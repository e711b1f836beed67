package dev.mxonramp.domain.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.dns.DnsRecord.Data;
import dev.mxonramp.domain.dns.Finding.Fault;
import dev.mxonramp.domain.dns.Observation.Tally;
import dev.mxonramp.domain.dns.Reply.Failure;
import dev.mxonramp.domain.dns.ZoneCut.Listing;
import dev.mxonramp.domain.dns.provider.Providers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifiersTest {
    private static final Pattern CODE = Pattern.compile("(?:txt|mx|dns)\\.[a-z-]+");
    /** Of each of the two checks and the three seeds: 21,000 views a run, or as many as asked for. */
    private static final int ROUNDS = Integer.getInteger("onramp.fuzz.views", 21_000) / 6;
    private static final Providers PROVIDERS = Providers.load();

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_123, 424_242})
    void everyTxtStateGetsOneDiagnosisAndNoneWithoutTheValueProves(long seed) {
        var seen = new Seen(seed);
        var codes = new TreeSet<String>();
        for (int round = 0; round < ROUNDS; round++) {
            TxtView view = seen.txt();
            TxtDiagnosis diagnosis = TxtClassifier.classify(view);
            codes.add(diagnosis.code());
            worded(diagnosis.code(), new TxtWording(view, Entry.of(view.cut(), PROVIDERS)).of(diagnosis), seed);
            boolean proven = diagnosis instanceof TxtDiagnosis.Found || diagnosis instanceof TxtDiagnosis.Cached;
            if (proven) {
                assertTrue(holders(view) > 0, () -> "seed " + seed + ": proven without the value: " + view);
                assertTrue(view.wildcard() != TxtView.Wildcard.YES, () -> "seed " + seed + ": " + view);
                assertNull(view.unsound(), () -> "seed " + seed + ": proven against the signatures: " + view);
            }
        }
        assertEquals(Set.of("dns.bogus", "dns.lame", "dns.ours", "dns.unreachable", "dns.unvalidated", "txt.absent",
                "txt.cached",
                "txt.cname", "txt.decorated", "txt.doubled-name", "txt.found", "txt.misplaced", "txt.no-txt",
                "txt.other-value", "txt.partial", "txt.wildcard"), codes, () -> "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_123, 424_242})
    void everyMxStateGetsOneDiagnosisAndOnlyOursIsOurs(long seed) {
        var seen = new Seen(seed);
        var codes = new TreeSet<String>();
        for (int round = 0; round < ROUNDS; round++) {
            MxView view = seen.mx();
            MxDiagnosis diagnosis = MxClassifier.classify(view);
            codes.add(diagnosis.code());
            worded(diagnosis.code(),
                    new MxWording(view, Entry.of(view.cut(), PROVIDERS), PROVIDERS).of(diagnosis), seed);
            if (diagnosis instanceof MxDiagnosis.Complete || diagnosis instanceof MxDiagnosis.Order) {
                assertTrue(view.seen().heard().stream().allMatch(view::allOurs), () -> "seed " + seed + ": " + view);
                assertTrue(view.seen().tally(view::allOurs).quorum(), () -> "seed " + seed + ": " + view);
                assertNull(view.unsound(), () -> "seed " + seed + ": " + view);
            }
        }
        assertEquals(Set.of("dns.bogus", "dns.lame", "dns.ours", "dns.unreachable", "dns.unvalidated", "mx.address",
                "mx.cname", "mx.complete", "mx.disagree", "mx.misplaced", "mx.none", "mx.null", "mx.order", "mx.other",
                "mx.partial", "mx.split", "mx.suffixed", "mx.unresolvable"), codes, () -> "seed " + seed);
    }

    private static void worded(String code, Wording wording, long seed) {
        assertTrue(CODE.matcher(code).matches(), code);
        assertTrue(wording.sentence().endsWith(".") && wording.sentence().length() < 1_000, wording::toString);
        assertFalse(wording.sentence().contains("propagat"), wording::toString);
        assertTrue(wording.sentence().chars().noneMatch(Character::isISOControl), () -> "seed " + seed + wording);
        if (wording.fault() == Fault.RECORD) {
            assertNotNull(wording.remedy(), () -> code + " asks the user to act and does not say how");
        }
    }

    private static long holders(TxtView view) {
        return Stream.of(view.atName(), view.atDomain(), view.atTarget()).filter(Objects::nonNull)
                .flatMap(each -> each.answers().stream()).filter(answer -> view.holds(answer.reply())).count();
    }

    @ParameterizedTest
    @CsvSource({"1,1,1,true", "2,2,1,false", "2,1,1,true", "3,3,2,true", "3,3,1,false", "3,2,1,false", "4,4,2,false",
            "4,3,2,true", "4,2,2,true", "4,1,1,false", "0,0,0,false", "2,2,0,false"})
    void theQuorumIsHalfOfAllAndMoreThanHalfOfThoseAnswering(int delegated, int answered, int holding, boolean quorum) {
        assertEquals(quorum, new Tally(delegated, answered, holding).quorum());
    }

    @Test
    void aServerWithTwoAddressesCountsOnceAndMustAgreeWithItself() {
        var one = Seen.answer(1, Seen.text(Seen.CODE.value()));
        var other = new ServerAnswer(one.server(), one.listing(), "2001:db8::1", Seen.text("else"), true, false, 5);
        var seen = new Observation(Question.txt(Seen.DOMAIN), List.of(one, other));
        assertEquals(new Tally(1, 1, 0), seen.tally(reply -> reply.equals(one.reply())));
    }

    @Test
    void anAddressOfAnUnusedFamilyCountsAsNotAsked() {
        var seen = Seen.observation(Question.txt(Seen.DOMAIN), Seen.text("x"),
                new Reply.Failed(Failure.UNUSED_FAMILY, "not asked"));
        assertEquals(1, seen.tally(_ -> true).delegated());
        assertTrue(seen.complete());
    }

    @Test
    void aServerThatOnlyTheZoneNamesCountsOnceItAnswers() {
        var parents = Seen.answer(1, Seen.text("x"));
        var dead = new ServerAnswer(Seen.DOMAIN, Listing.CHILD_ONLY, "192.0.2.9",
                new Reply.Failed(Failure.SILENT, "no answer"), false, false, 5);
        var stale = new ServerAnswer(Seen.DOMAIN, Listing.CHILD_ONLY, "192.0.2.9", Seen.text("old"), true, false, 5);
        Question question = Question.txt(Seen.DOMAIN);
        var silent = new Observation(question, List.of(parents, dead));
        assertEquals(new Tally(1, 1, 1), silent.tally(parents.reply()::equals));
        assertTrue(silent.complete());
        assertEquals(new Tally(2, 2, 1),
                new Observation(question, List.of(parents, stale)).tally(parents.reply()::equals));
    }

    @Test
    void serversThatOnlyTheZoneNamesNeverMakeAQuorum() {
        Reply value = Seen.text("x");
        var answers = new ArrayList<ServerAnswer>();
        for (int i = 1; i <= 4; i++) {
            answers.add(Seen.answer(i, i == 1 ? value : Seen.text("old")));
        }
        for (int i = 1; i <= 13; i++) {
            answers.add(new ServerAnswer(Seen.DOMAIN.prefixed("his" + i), Listing.CHILD_ONLY, "192.0.2.9", value, true,
                    false, 5));
        }
        Question question = Question.txt(Seen.DOMAIN);
        assertEquals(new Tally(4, 4, 1), new Observation(question, answers).tally(value::equals));
        assertEquals(new Tally(14, 14, 14), new Observation(question,
                answers.stream().filter(answer -> answer.reply().equals(value)).toList()).tally(value::equals));
    }

    @Test
    void equalPreferencesAreInOrder() {
        var mails = new Reply.Present(List.of(mail("mx1.onramp.test"), mail("mx2.onramp.test")), List.of());
        var view = new MxView(Seen.DOMAIN, Seen.PLAN, Seen.cut(1), Seen.observation(Question.mx(Seen.DOMAIN), mails),
                Map.of(), List.of(), null, null, Seen.AT);
        assertInstanceOf(MxDiagnosis.Complete.class, MxClassifier.classify(view));
    }

    private static DnsRecord mail(String host) {
        return new DnsRecord(60, new Data.Mail(10, host));
    }
}
