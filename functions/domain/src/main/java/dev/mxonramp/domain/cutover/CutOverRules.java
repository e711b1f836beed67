package dev.mxonramp.domain.cutover;

import dev.mxonramp.domain.claim.MxSet;
import dev.mxonramp.domain.claim.OldPolicy;
import dev.mxonramp.domain.cutover.CutOverFacts.HostState;
import dev.mxonramp.domain.cutover.CutOverFinding.AddressesMissing;
import dev.mxonramp.domain.cutover.CutOverFinding.DomainRefused;
import dev.mxonramp.domain.cutover.CutOverFinding.MailHostSilent;
import dev.mxonramp.domain.cutover.CutOverFinding.MailboxesRefused;
import dev.mxonramp.domain.cutover.CutOverFinding.MxUnclear;
import dev.mxonramp.domain.cutover.CutOverFinding.NoMailbox;
import dev.mxonramp.domain.cutover.CutOverFinding.StsEnforced;
import dev.mxonramp.domain.cutover.CutOverFinding.StsRemembered;
import dev.mxonramp.domain.cutover.CutOverFinding.StsTesting;
import dev.mxonramp.domain.cutover.CutOverFinding.StsUnreadable;
import dev.mxonramp.domain.cutover.CutOverFinding.TtlCached;
import dev.mxonramp.domain.cutover.CutOverFinding.TtlHigh;
import dev.mxonramp.domain.dns.MxCheck.Served;
import dev.mxonramp.domain.mailbox.Mailbox;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the facts mean for the MX change (dns.md 15 and 16). */
final class CutOverRules {
    /** With more than this the change is slow to take effect, and slow to take back. */
    static final Duration ADVISED_TTL = Duration.ofMinutes(5);

    private CutOverRules() {}

    /** What would lose or delay mail, the worst first. */
    static List<CutOverFinding> judge(CutOverFacts facts) {
        return Stream.of(mailboxes(facts), host(facts), sts(facts), ttl(facts)).flatMap(each -> each)
                .sorted(Comparator.comparing(CutOverFinding::severity)).toList();
    }

    private static Stream<CutOverFinding> mailboxes(CutOverFacts facts) {
        if (facts.mailboxes().isEmpty()) {
            return Stream.of(new NoMailbox());
        }
        Set<MailAddress> here = facts.mailboxes().stream()
                .flatMap(mailbox -> Stream.concat(Stream.of(mailbox.address()), mailbox.aliases().stream()))
                .collect(Collectors.toSet());
        List<MailAddress> missing = facts.sources().stream().flatMap(source -> login(source).stream())
                .filter(login -> login.domain().equals(facts.domain()) && !here.contains(login)).distinct().sorted()
                .toList();
        return facts.catchAll() || missing.isEmpty() ? Stream.of() : Stream.of(new AddressesMissing(missing));
    }

    /** The login at the old host, where it is an address; mostly it is the one that mail is sent to. */
    private static Optional<MailAddress> login(Source source) {
        try {
            return Optional.of(MailAddress.of(source.user()));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Stream<CutOverFinding> host(CutOverFacts facts) {
        return switch (facts.host()) {
            case HostState.Silent() -> Stream.of(new MailHostSilent());
            case HostState.NoDomain() -> Stream.of(new DomainRefused(facts.domain()));
            case HostState.Takes(Set<MailAddress> known) -> {
                List<MailAddress> unknown = facts.mailboxes().stream().map(Mailbox::address)
                        .filter(address -> !known.contains(address)).sorted().toList();
                yield unknown.isEmpty() ? Stream.of() : Stream.of(new MailboxesRefused(unknown));
            }
        };
    }

    private static Stream<CutOverFinding> sts(CutOverFacts facts) {
        return switch (facts.sts()) {
            case StsState.Absent() -> remembered(facts);
            case StsState.Unreadable(String why) ->
                Stream.concat(remembered(facts), Stream.of(new StsUnreadable(facts.domain(), why)));
            case StsState.Found(StsPolicy policy) -> {
                List<DomainName> refused = facts.plan().hosts().stream().filter(host -> !policy.matches(host))
                        .toList();
                yield refused.isEmpty() ? Stream.of() : switch (policy.mode()) {
                    case NONE -> Stream.of();
                    case TESTING -> Stream.of(new StsTesting(facts.domain(), refused));
                    case ENFORCE ->
                        Stream.of(new StsEnforced(facts.domain(), refused, facts.at().plus(policy.maxAge())));
                };
            }
        };
    }

    private static Stream<CutOverFinding> remembered(CutOverFacts facts) {
        OldPolicy policy = facts.oldSts();
        return policy != null && policy.until(facts.at()).isAfter(facts.at())
                ? Stream.of(new StsRemembered(facts.domain(), policy.until(facts.at())))
                : Stream.of();
    }

    private static Stream<CutOverFinding> ttl(CutOverFacts facts) {
        if (facts.mx().ours()) {
            return Stream.of();
        }
        Optional<Duration> served = facts.mx().others().stream().map(Served::ttl).max(Comparator.naturalOrder());
        if (served.filter(ttl -> ttl.compareTo(ADVISED_TTL) > 0).isPresent()) {
            return Stream.of(new TtlHigh(served.get()));
        }
        Optional<CutOverFinding> cached = facts.oldMx().stream().flatMap(set -> cached(set, facts).stream())
                .max(Comparator.comparing(TtlCached::until)).map(latest -> latest);
        return Stream.concat(cached.stream(),
                facts.mx().definitive() ? Stream.of()
                        : Stream.of(new MxUnclear(facts.mx().finding().told(facts.at()).sentence())));
    }

    /** A set that is gone, and that caches still have for longer than one that is served may be remembered. */
    private static Optional<TtlCached> cached(MxSet set, CutOverFacts facts) {
        // A set that no check has missed yet, and that is not served now, goes at this moment.
        Instant gone = set.goneAt() == null ? facts.at() : set.goneAt();
        Instant until = gone.plus(set.ttl());
        return until.isAfter(facts.at().plus(ADVISED_TTL))
                ? Optional.of(new TtlCached(set.ttl(), until))
                : Optional.empty();
    }
}
