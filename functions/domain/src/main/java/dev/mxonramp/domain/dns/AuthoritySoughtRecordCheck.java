package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.dns.DnsLookup.Inquiry;
import dev.mxonramp.domain.dns.provider.Providers;
import dev.mxonramp.domain.name.DomainName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks every authority for every record at once; where one is nowhere, also for the name that a panel makes of it that
 * appends the domain. Nothing is decided here that needed proof, so signatures are not checked.
 */
public final class AuthoritySoughtRecordCheck implements SoughtRecordCheck {
    /** Who entered one name twice entered all of them so: a few tell. */
    private static final int MOST_DOUBLED = 4;

    private final DnsLookup lookup;
    private final Providers providers;
    private final InstantSource clock;

    public AuthoritySoughtRecordCheck(DnsLookup lookup, Providers providers, InstantSource clock) {
        this.lookup = lookup;
        this.providers = providers;
        this.clock = clock;
    }

    @Override
    public List<Finding> check(DomainName domain, List<SoughtRecord> records) {
        Instant at = clock.instant();
        Inquiry inquiry = lookup.begin();
        Delegation delegation = inquiry.delegation(domain);
        if (delegation instanceof Delegation.Found(ZoneCut cut)) {
            return found(inquiry, cut, records, at);
        }
        DnsTrouble trouble = Troubles.of(delegation, domain).orElseThrow();
        Finding finding = TroubleWording.of(trouble, at).finding(trouble.code(), at, List.of(), Finding.Providers.NONE);
        return records.stream().map(_ -> finding).toList();
    }

    private List<Finding> found(Inquiry inquiry, ZoneCut cut, List<SoughtRecord> records, Instant at) {
        List<Question> questions = Stream.concat(records.stream().map(SoughtRecord::question),
                Stream.of(new Question(cut.zone(), Question.Type.SOA))).toList();
        List<Observation> seen = inquiry.askAll(cut, questions);
        Map<SoughtRecord, DomainName> doubled = doubled(inquiry, cut, records, seen);
        Entry entry = Entry.of(cut, providers);
        var companies = new Finding.Providers(entry.providers(), List.of());
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < records.size(); i++) {
            SoughtRecord record = records.get(i);
            SoughtDiagnosis diagnosis = SoughtDiagnosis.of(record, cut, seen.get(i),
                    Optional.ofNullable(doubled.get(record)));
            findings.add(new SoughtWording(record, entry, at).of(diagnosis).finding(diagnosis.code(), at,
                    ServerRows.of(seen.get(i), seen.getLast()), companies));
        }
        return findings;
    }

    /** The records that stand at their name with the zone's behind it once more, and where. */
    private static Map<SoughtRecord, DomainName> doubled(Inquiry inquiry, ZoneCut cut, List<SoughtRecord> records,
            List<Observation> seen) {
        var missing = new ArrayList<SoughtRecord>();
        for (int i = 0; i < records.size(); i++) {
            List<Reply> heard = seen.get(i).heard();
            if (!heard.isEmpty() && heard.stream().allMatch(Reply.Absent.class::isInstance)
                    && cut.zone().takes(records.get(i).name().ascii()) && missing.size() < MOST_DOUBLED) {
                missing.add(records.get(i));
            }
        }
        List<Question> questions = missing.stream().map(record -> new Question(
                cut.zone().prefixed(record.name().ascii()), record.question().type())).toList();
        List<Reply> replies = questions.isEmpty() ? List.of() : inquiry.askAny(cut, questions);
        var doubled = new HashMap<SoughtRecord, DomainName>();
        for (int i = 0; i < missing.size(); i++) {
            if (missing.get(i).in(replies.get(i))) {
                doubled.put(missing.get(i), questions.get(i).name());
            }
        }
        return doubled;
    }
}
