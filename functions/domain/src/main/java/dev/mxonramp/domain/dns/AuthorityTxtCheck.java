package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.claim.IssuedCodes;
import dev.mxonramp.domain.dns.DnsLookup.Inquiry;
import dev.mxonramp.domain.dns.provider.Providers;
import dev.mxonramp.domain.name.DomainName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The check of dns.md: the authorities first; on a miss a search in the usual wrong places; and the public resolver only
 * after the authorities have the value, so that no negative answer is planted in a cache that the user waits for.
 */
public final class AuthorityTxtCheck implements TxtCheck {
    private final DnsLookup lookup;
    private final Challenge challenge;
    private final Providers providers;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** @param random names the siblings that tell wildcards; need not be secret */
    public AuthorityTxtCheck(DnsLookup lookup, Challenge challenge, Providers providers, InstantSource clock,
            RandomGenerator random) {
        this.lookup = lookup;
        this.challenge = challenge;
        this.providers = providers;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Outcome check(DomainName domain, IssuedCodes codes) {
        return check(domain, codes, lookup.begin(), null);
    }

    @Override
    public Outcome glance(DomainName domain, IssuedCodes codes, Optional<Finding> last) {
        Inquiry inquiry = lookup.beginRoutine();
        Finding before = last.filter(finding -> finding.basis() != null).orElse(null);
        Optional<ZoneCut> known = before == null ? Optional.empty() : inquiry.remembered(domain);
        if (before != null && known.isPresent()) {
            var look = new TxtLook(inquiry, known.get(), domain, challenge, codes, clock.instant());
            if (look.complete() && unchanged(look, before)) {
                // Nothing is certain that a remembered delegation says.
                return new Outcome(false, false, before, look.view());
            }
        }
        return check(domain, codes, inquiry, before);
    }

    private static boolean unchanged(TxtLook look, Finding before) {
        return look.missed() && look.basis().equals(before.basis());
    }

    private Outcome check(DomainName domain, IssuedCodes codes, Inquiry inquiry, @Nullable Finding before) {
        Instant at = clock.instant();
        Delegation delegation = inquiry.delegation(domain);
        if (delegation instanceof Delegation.Found(ZoneCut cut)) {
            var look = new TxtLook(inquiry, cut, domain, challenge, codes, at);
            if (before != null && unchanged(look, before)) {
                return new Outcome(false, certainlyAbsent(look.view()), before, look.view());
            }
            look.goOn(random);
            return conclude(look, inquiry);
        }
        DnsTrouble trouble = Troubles.of(delegation, domain).orElseThrow();
        // A domain that its registry does not know certainly has no record.
        return new Outcome(false, trouble instanceof DnsTrouble.Unregistered,
                TroubleWording.of(trouble, at).finding(trouble.code(), at, List.of(), Finding.Providers.NONE));
    }

    @Override
    public Outcome recheck(DomainName domain, IssuedCodes codes) {
        Outcome seen = check(domain, codes);
        TxtView view = seen.evidence();
        if (seen.proven() || !seen.definitive() || view == null) {
            return seen;
        }
        Inquiry inquiry = lookup.begin();
        return Stream.of(view.atName(), view.atDomain(), view.atTarget()).flatMap(Stream::ofNullable)
                .flatMap(each -> Signed.absence(inquiry, each.question(), view::holds).stream()).findFirst()
                .map(trouble -> new Outcome(false, false, TroubleWording.of(trouble, view.at()).finding(trouble.code(),
                        view.at(), seen.finding().servers(), seen.finding().providers()),
                        view.unsound(trouble)))
                .orElse(seen);
    }

    private Outcome conclude(TxtLook look, Inquiry inquiry) {
        TxtView view = look.view();
        TxtDiagnosis diagnosis = TxtClassifier.classify(view);
        boolean proven = diagnosis instanceof TxtDiagnosis.Found || diagnosis instanceof TxtDiagnosis.Cached;
        Entry entry = Entry.of(view.cut(), providers);
        Finding finding = new TxtWording(view, entry).of(diagnosis)
                .finding(diagnosis.code(), view.at(), ServerRows.of(inquiry, look.shown()),
                        new Finding.Providers(entry.providers(), List.of()))
                .noting(Notes.of(inquiry, look.shown().cut(), proven)).resting(look.missed() ? look.basis() : null);
        return new Outcome(proven, proven || certainlyAbsent(view), finding, view);
    }

    /** Whether every authority answered for every name that counts, and none of them has the value. */
    private static boolean certainlyAbsent(TxtView view) {
        boolean everyone = view.atName().complete() && view.atDomain().complete();
        boolean led = view.atName().heard().stream().anyMatch(Reply.Alias.class::isInstance);
        boolean followed = view.atTarget() != null && view.atTarget().complete();
        return everyone && (!led || followed) && !TxtClassifier.heldAnywhere(view);
    }
}
