package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.claim.VerificationCode;
import dev.mxonramp.domain.dns.DnsLookup.Inquiry;
import dev.mxonramp.domain.dns.TxtView.Wildcard;
import dev.mxonramp.domain.name.DomainName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The check of dns.md: the authorities first; on a miss a search in the usual wrong places; and the public resolver only
 * after the authorities have the value, so that no negative answer is planted in a cache that the user waits for.
 */
public final class AuthorityTxtCheck implements TxtCheck {
    private static final int LONGEST_CHAIN = 8;

    private final DnsLookup lookup;
    private final Challenge challenge;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** @param random names the siblings that tell wildcards; need not be secret */
    public AuthorityTxtCheck(DnsLookup lookup, Challenge challenge, InstantSource clock, RandomGenerator random) {
        this.lookup = lookup;
        this.challenge = challenge;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Outcome check(DomainName domain, VerificationCode code) {
        Inquiry inquiry = lookup.begin();
        Instant at = clock.instant();
        Delegation delegation = inquiry.delegation(domain);
        if (delegation instanceof Delegation.Found(ZoneCut cut)) {
            return conclude(look(inquiry, cut, domain, code, at), inquiry);
        }
        DnsTrouble trouble = Troubles.of(delegation, domain).orElseThrow();
        // A domain that its registry does not know certainly has no record.
        return new Outcome(false, trouble instanceof DnsTrouble.Unregistered,
                TroubleWording.of(trouble, at).finding(trouble.code(), at, List.of()));
    }

    private TxtView look(Inquiry inquiry, ZoneCut cut, DomainName domain, VerificationCode code, Instant at) {
        Question name = Question.txt(challenge.name(domain));
        List<Observation> seen = inquiry.askAll(cut, List.of(name, Question.txt(domain)));
        Observation atName = belowCut(inquiry, seen.get(0));
        var view = new TxtView(domain, challenge, code, cut, atName, seen.get(1), target(inquiry, atName),
                Wildcard.NOT_ASKED, List.of(), List.of(), null, at);
        Optional<DomainName> proven = TxtClassifier.provenAt(view);
        if (proven.isPresent()) {
            return confirm(inquiry, view, proven.get());
        }
        boolean nobody = atName.heard().isEmpty();
        return nobody || TxtClassifier.heldAnywhere(view) ? view : search(inquiry, view);
    }

    /** The challenge's name may be a zone of its own: then its servers are asked. */
    private static Observation belowCut(Inquiry inquiry, Observation atName) {
        boolean referred = atName.answers().stream().anyMatch(each -> each.reply() instanceof Reply.Referred);
        return referred && inquiry.delegation(atName.question().name()) instanceof Delegation.Found(ZoneCut below)
                ? inquiry.askAll(below, List.of(atName.question())).getFirst()
                : atName;
    }

    /** Follows an alias that the quorum of servers gives, to the authorities of its target; null if there is none. */
    private static @Nullable Observation target(Inquiry inquiry, Observation atName) {
        Observation seen = atName;
        for (int hop = 0; hop < LONGEST_CHAIN; hop++) {
            Optional<DomainName> next = agreedAlias(seen);
            if (next.isEmpty()) {
                return hop == 0 ? null : seen;
            }
            if (!(inquiry.delegation(next.get()) instanceof Delegation.Found(ZoneCut cut))) {
                return null;
            }
            seen = inquiry.askAll(cut, List.of(Question.txt(next.get()))).getFirst();
        }
        return null;
    }

    private static Optional<DomainName> agreedAlias(Observation seen) {
        return seen.heard().stream().filter(Reply.Alias.class::isInstance).map(Reply.Alias.class::cast)
                .map(alias -> alias.aliases().getLast())
                .filter(target -> seen.tally(reply -> reply instanceof Reply.Alias(List<DomainName> aliases)
                        && aliases.getLast().equals(target)).quorum())
                .findFirst();
    }

    private TxtView confirm(Inquiry inquiry, TxtView view, DomainName proven) {
        boolean viaTarget = view.atTarget() != null && proven.equals(view.atTarget().question().name());
        DomainName published = viaTarget ? view.atName().question().name() : proven;
        Wildcard wildcard = published.equals(view.cut().zone())
                ? Wildcard.NOT_ASKED
                : wildcard(inquiry, view, published);
        return new TxtView(view.domain(), challenge, view.code(), view.cut(), view.atName(), view.atDomain(),
                view.atTarget(), wildcard, List.of(), List.of(), inquiry.askResolver(Question.txt(published)),
                view.at());
    }

    /** Whether a sibling that nobody can have made has the value too (dns.md 10). */
    private Wildcard wildcard(Inquiry inquiry, TxtView view, DomainName published) {
        DomainName parent = published.parent().orElse(published);
        String label = "r" + Long.toUnsignedString(random.nextLong(), 36);
        DomainName sibling = parent.takes(label) ? parent.prefixed(label) : parent;
        List<Reply> heard = inquiry.askAll(view.cut(), List.of(Question.txt(sibling))).getFirst().heard();
        if (heard.isEmpty()) {
            return Wildcard.UNKNOWN;
        }
        boolean same = heard.stream().anyMatch(reply -> view.holds(reply)
                || (reply instanceof Reply.Alias && view.atName().heard().contains(reply)));
        return same ? Wildcard.YES : Wildcard.NO;
    }

    private TxtView search(Inquiry inquiry, TxtView view) {
        var places = new WrongPlaces(view);
        List<Question> questions = places.questions();
        List<Reply> replies = inquiry.askAny(view.cut(), questions);
        return new TxtView(view.domain(), challenge, view.code(), view.cut(), view.atName(), view.atDomain(),
                view.atTarget(), Wildcard.NOT_ASKED, places.places(questions, replies),
                places.types(questions, replies), null, view.at());
    }

    private Outcome conclude(TxtView view, Inquiry inquiry) {
        TxtDiagnosis diagnosis = TxtClassifier.classify(view);
        boolean proven = diagnosis instanceof TxtDiagnosis.Found || diagnosis instanceof TxtDiagnosis.Cached;
        Observation rows = provenAtDomain(view) ? view.atDomain() : view.atName();
        Observation serials = diagnosis instanceof TxtDiagnosis.Partial
                ? inquiry.askAll(view.cut(), List.of(new Question(view.cut().zone(), Question.Type.SOA))).getFirst()
                : null;
        Finding finding = new TxtWording(view).of(diagnosis).finding(diagnosis.code(), view.at(),
                ServerRows.of(rows, serials));
        return new Outcome(proven, proven || certainlyAbsent(view), finding);
    }

    private static boolean provenAtDomain(TxtView view) {
        return TxtClassifier.provenAt(view).filter(view.atDomain().question().name()::equals).isPresent();
    }

    /** Whether every authority answered for every name that counts, and none of them has the value. */
    private static boolean certainlyAbsent(TxtView view) {
        boolean everyone = view.atName().complete() && view.atDomain().complete();
        boolean led = view.atName().heard().stream().anyMatch(Reply.Alias.class::isInstance);
        boolean followed = view.atTarget() != null && view.atTarget().complete();
        return everyone && (!led || followed) && !TxtClassifier.heldAnywhere(view);
    }
}
