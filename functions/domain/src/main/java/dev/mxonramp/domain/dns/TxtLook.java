package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.claim.IssuedCodes;
import dev.mxonramp.domain.dns.DnsLookup.Inquiry;
import dev.mxonramp.domain.dns.TxtView.Wildcard;
import dev.mxonramp.domain.name.DomainName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One ownership check's questions in their order, and what they have shown so far. */
final class TxtLook {
    /** A shorter name might be somebody's, who is none the wildcard stands in for. */
    private static final int SHORTEST_SIBLING = 6;

    private final Inquiry inquiry;
    private final ZoneCut cut;
    private final DomainName domain;
    private final Challenge challenge;
    private final IssuedCodes codes;
    private final Instant at;
    private Answers atName;
    private Answers atDomain;
    private @Nullable AliasChain chain;
    private Wildcard wildcard = Wildcard.NOT_ASKED;
    private List<TxtView.Place> elsewhere = List.of();
    private List<String> otherTypes = List.of();
    private @Nullable Reply resolver;
    private @Nullable DnsTrouble unsound;
    private boolean provenAtDomain;

    TxtLook(Inquiry inquiry, ZoneCut cut, DomainName domain, Challenge challenge, IssuedCodes codes, Instant at) {
        this.inquiry = inquiry;
        this.cut = cut;
        this.domain = domain;
        this.challenge = challenge;
        this.codes = codes;
        this.at = at;
        List<Observation> seen = inquiry.askAll(cut,
                List.of(Question.txt(challenge.name(domain)), Question.txt(domain)));
        this.atName = belowCut(seen.get(0));
        this.atDomain = new Answers(cut, seen.get(1));
        // An alias of the domain itself proves nothing, and is not followed.
        this.chain = atName.seen().question().equals(atDomain.seen().question())
                ? null
                : AliasChain.follow(inquiry, atName).orElse(null);
    }

    TxtView view() {
        return new TxtView(domain, challenge, codes, cut, atName.seen(), atDomain.seen(),
                chain == null ? null : chain.end().seen(), wildcard, elsewhere, otherTypes, resolver, unsound, at);
    }

    /** Whether no server has the value: then only further questions could tell why. */
    boolean missed() {
        TxtView view = view();
        return TxtClassifier.provenAt(view).isEmpty() && !TxtClassifier.heldAnywhere(view);
    }

    /** Whether every server answered all that was asked. */
    boolean complete() {
        return atName.seen().complete() && atDomain.seen().complete()
                && (chain == null || chain.end().seen().complete());
    }

    /** What the first answers amount to. */
    String basis() {
        var seen = new ArrayList<>(List.of(atName.seen(), atDomain.seen()));
        if (chain != null) {
            seen.add(chain.end().seen());
        }
        return Basis.of(seen);
    }

    /** The answers that the finding shows. */
    Answers shown() {
        return provenAtDomain ? atDomain : atName;
    }

    /** Asks what the first answers leave open. */
    void goOn(RandomGenerator random) {
        TxtView view = view();
        Optional<DomainName> proven = TxtClassifier.provenAt(view);
        if (proven.isPresent()) {
            confirm(view, proven.get(), random);
        } else if (atName.seen().heard().isEmpty()) {
            unsound = Signed.failure(inquiry, atName).orElse(null);
        } else if (!TxtClassifier.heldAnywhere(view)) {
            search(view);
        }
    }

    /**
     * The challenge's name may be a zone of its own: then its servers are asked. The quorum has to say so, since whoever
     * has one server of the zone could else refer to his own, which then prove.
     */
    private Answers belowCut(Observation seen) {
        Optional<DomainName> zone = seen.referral();
        return zone.isPresent()
                && inquiry.delegation(seen.question().name()) instanceof Delegation.Found(ZoneCut below)
                && below.zone().isAtOrBelow(zone.get())
                        ? new Answers(below, inquiry.askAll(below, List.of(seen.question())).getFirst())
                        : new Answers(cut, seen);
    }

    /** Signatures first, then wildcards; the resolver only when nothing speaks against the proof any more. */
    private void confirm(TxtView view, DomainName proven, RandomGenerator random) {
        DomainName published = proven;
        if (proven.equals(atName.seen().question().name())) {
            atName = judged(atName, view::holdsAtName);
        } else if (proven.equals(domain)) {
            provenAtDomain = true;
            atDomain = judged(atDomain, view::holdsWithoutAlias);
        } else if (chain != null) {
            published = atName.seen().question().name();
            Answers end = judged(chain.end(), view::holds);
            unsound = chain.unsound(inquiry).orElse(unsound);
            chain = new AliasChain(chain.links(), end);
        }
        if (unsound == null) {
            wildcard = published.equals(cut.zone()) ? Wildcard.NOT_ASKED : wildcard(published, random);
            resolver = inquiry.askResolver(Question.txt(published));
        }
    }

    private Answers judged(Answers answers, Predicate<Reply> holds) {
        Signed signed = Signed.proof(inquiry, answers, holds);
        unsound = signed.unsound();
        return signed.answers();
    }

    /** Whether a sibling that nobody can have made has the value too (dns.md 10). */
    private Wildcard wildcard(DomainName published, RandomGenerator random) {
        DomainName parent = published.parent().orElse(published);
        String label = "r" + Long.toUnsignedString(random.nextLong(), 36);
        while (label.length() > SHORTEST_SIBLING && !parent.takes(label)) {
            label = label.substring(0, label.length() - 1);
        }
        if (!parent.takes(label)) {
            // Whoever has so long a name has to publish somewhere else than beside a wildcard.
            return Wildcard.UNKNOWN;
        }
        List<Reply> heard = inquiry.askAll(cut, List.of(Question.txt(parent.prefixed(label)))).getFirst().heard();
        if (heard.isEmpty()) {
            return Wildcard.UNKNOWN;
        }
        TxtView view = view();
        boolean same = heard.stream().anyMatch(reply -> view.holds(reply)
                || (reply instanceof Reply.Alias && view.atName().heard().contains(reply)));
        return same ? Wildcard.YES : Wildcard.NO;
    }

    private void search(TxtView view) {
        // A zone of its own has its parent's records at other servers.
        Optional<ZoneCut> above = domain.equals(cut.zone()) ? inquiry.above(cut) : Optional.empty();
        var places = new WrongPlaces(view, above.isPresent());
        List<Question> questions = places.questions();
        List<Reply> replies = inquiry.askAny(cut, questions);
        elsewhere = new ArrayList<>(places.places(questions, replies));
        otherTypes = places.types(questions, replies);
        if (above.isPresent()) {
            List<Question> parents = places.atParent();
            elsewhere.addAll(places.places(parents, inquiry.askAny(above.get(), parents)));
        }
    }
}
