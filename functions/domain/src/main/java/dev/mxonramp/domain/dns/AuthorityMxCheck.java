package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.dns.DnsLookup.Inquiry;
import dev.mxonramp.domain.dns.DnsRecord.Data.Mail;
import dev.mxonramp.domain.dns.MxView.Target;
import dev.mxonramp.domain.dns.provider.Providers;
import dev.mxonramp.domain.name.DomainName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the MX records at every authority with the plan; asks further only where they are not ours. */
public final class AuthorityMxCheck implements MxCheck {
    /** With two questions each, and the wrong places, this stays within eight. */
    private static final int MOST_TARGETS = 2;

    private final DnsLookup lookup;
    private final MxPlan plan;
    private final Providers providers;
    private final InstantSource clock;

    public AuthorityMxCheck(DnsLookup lookup, MxPlan plan, Providers providers, InstantSource clock) {
        this.lookup = lookup;
        this.plan = plan;
        this.providers = providers;
        this.clock = clock;
    }

    @Override
    public Outcome check(DomainName domain) {
        return check(domain, lookup.begin(), null);
    }

    @Override
    public Outcome glance(DomainName domain, Optional<Finding> last) {
        Inquiry inquiry = lookup.beginRoutine();
        Finding before = last.filter(finding -> finding.basis() != null).orElse(null);
        Optional<ZoneCut> known = before == null ? Optional.empty() : inquiry.remembered(domain);
        if (before != null && known.isPresent()) {
            MxView view = first(domain, inquiry, known.get(), clock.instant());
            if (view.seen().complete() && unchanged(view, before)) {
                // Nothing is certain that a remembered delegation says.
                return outcome(view, false, false, before);
            }
        }
        return check(domain, inquiry, before);
    }

    @Override
    public Outcome confirmed(Outcome seen) {
        MxView view = seen.evidence();
        if (seen.ours() || !seen.definitive() || view == null) {
            return seen;
        }
        Set<List<Mail>> known = view.seen().heard().stream().map(MxView::mails).collect(Collectors.toSet());
        return Signed.absence(lookup.begin(), view.seen().question(), reply -> !known.contains(MxView.mails(reply)))
                .map(trouble -> new Outcome(false, seen.someOurs(), false, seen.others(),
                        TroubleWording.of(trouble, view.at()).finding(trouble.code(), view.at(),
                                seen.finding().servers(), seen.finding().providers()),
                        unsound(view, trouble)))
                .orElse(seen);
    }

    private Outcome check(DomainName domain, Inquiry inquiry, @Nullable Finding before) {
        Instant at = clock.instant();
        Delegation delegation = inquiry.delegation(domain);
        if (delegation instanceof Delegation.Found(ZoneCut cut)) {
            MxView view = first(domain, inquiry, cut, at);
            return before != null && unchanged(view, before)
                    ? outcome(view, false, view.seen().complete(), before)
                    : conclude(inquiry, further(inquiry, view));
        }
        DnsTrouble trouble = Troubles.of(delegation, domain).orElseThrow();
        return new Outcome(false, false, trouble instanceof DnsTrouble.Unregistered, List.of(),
                TroubleWording.of(trouble, at).finding(trouble.code(), at, List.of(), Finding.Providers.NONE));
    }

    private MxView first(DomainName domain, Inquiry inquiry, ZoneCut cut, Instant at) {
        Observation seen = inquiry.askAll(cut, List.of(Question.mx(domain))).getFirst();
        return new MxView(domain, plan, cut, seen, Map.of(), List.of(), null, null, at);
    }

    /** Whether no server has our records alone: then only further questions could tell more. */
    private static boolean missed(MxView view) {
        return view.seen().heard().stream().noneMatch(view::allOurs);
    }

    private static boolean unchanged(MxView view, Finding before) {
        return missed(view) && Basis.of(List.of(view.seen())).equals(before.basis());
    }

    private MxView further(Inquiry inquiry, MxView view) {
        List<Reply> heard = view.seen().heard();
        if (heard.isEmpty()) {
            return unsound(view, Signed.failure(inquiry, new Answers(view.cut(), view.seen())).orElse(null));
        }
        if (view.seen().tally(view::allOurs).quorum()) {
            return confirmed(inquiry, view);
        }
        return heard.stream().anyMatch(view::allOurs)
                ? view
                : searched(view, targets(inquiry, view), elsewhere(inquiry, view));
    }

    /** Signatures first; the resolver only when nothing speaks against our records any more. */
    private static MxView confirmed(Inquiry inquiry, MxView view) {
        Signed signed = Signed.proof(inquiry, new Answers(view.cut(), view.seen()), view::allOurs);
        DnsTrouble unsound = signed.unsound();
        Reply resolver = unsound == null ? inquiry.askResolver(Question.mx(view.domain())) : null;
        return new MxView(view.domain(), view.plan(), view.cut(), signed.answers().seen(), Map.of(), List.of(),
                resolver, unsound, view.at());
    }

    private static MxView unsound(MxView view, @Nullable DnsTrouble unsound) {
        return new MxView(view.domain(), view.plan(), view.cut(), view.seen(), Map.of(), List.of(), null, unsound,
                view.at());
    }

    private static MxView searched(MxView view, Map<String, Target> targets, List<MxView.Place> elsewhere) {
        return new MxView(view.domain(), view.plan(), view.cut(), view.seen(), targets, elsewhere, null, null,
                view.at());
    }

    private static List<MxView.Place> elsewhere(Inquiry inquiry, MxView view) {
        var names = new LinkedHashSet<DomainName>();
        List.of("www", "mail").stream().filter(label -> view.domain().takes(label))
                .forEach(label -> names.add(view.domain().prefixed(label)));
        if (view.cut().zone().takes(view.domain().ascii())) {
            names.add(view.cut().zone().prefixed(view.domain().ascii()));
        }
        List<Question> questions = names.stream().map(Question::mx).toList();
        List<Reply> replies = inquiry.askAny(view.cut(), questions);
        var places = new ArrayList<MxView.Place>();
        for (int i = 0; i < questions.size(); i++) {
            places.add(new MxView.Place(questions.get(i).name(), replies.get(i)));
        }
        return places;
    }

    private static Map<String, Target> targets(Inquiry inquiry, MxView view) {
        var targets = new HashMap<String, Target>();
        hosts(view).stream().limit(MOST_TARGETS).forEach(
                host -> target(inquiry, view, host).ifPresent(target -> targets.put(host.ascii(), target)));
        return targets;
    }

    /** The hosts that are not ours and have a name that can be asked for. */
    private static Set<DomainName> hosts(MxView view) {
        var hosts = new LinkedHashSet<DomainName>();
        view.seen().heard().stream().flatMap(reply -> MxView.mails(reply).stream()).filter(mail -> !view.isOurs(mail))
                .forEach(mail -> name(mail).ifPresent(hosts::add));
        return hosts;
    }

    private static Optional<DomainName> name(Mail mail) {
        try {
            return Optional.of(new DomainName(mail.host()));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    private static Optional<Target> target(Inquiry inquiry, MxView view, DomainName host) {
        Reply v4 = address(inquiry, view, new Question(host, Question.Type.A));
        return switch (v4) {
            case Reply.Present(_, List<DomainName> aliases) -> Optional.of(aliases.isEmpty()
                    ? new Target.Host()
                    : new Target.Alias(aliases.getLast().ascii()));
            case Reply.Alias(List<DomainName> aliases) -> Optional.of(new Target.Alias(aliases.getLast().ascii()));
            case Reply.Absent(boolean nameMissing, _) when nameMissing -> Optional.of(new Target.Nowhere());
            case Reply.Absent _ ->
                address(inquiry, view, new Question(host, Question.Type.AAAA)) instanceof Reply.Absent
                        ? Optional.of(new Target.Nowhere())
                        : Optional.of(new Target.Host());
            case Reply.Referred _,Reply.Failed _ -> Optional.empty();
        };
    }

    /** Names of the user's own zone are asked of its servers, so that no negative answer enters a cache. */
    private static Reply address(Inquiry inquiry, MxView view, Question question) {
        return question.name().isAtOrBelow(view.cut().zone())
                ? inquiry.askAny(view.cut(), List.of(question)).getFirst()
                : inquiry.askResolver(question);
    }

    private Outcome conclude(Inquiry inquiry, MxView view) {
        MxDiagnosis diagnosis = MxClassifier.classify(view);
        boolean ours = diagnosis instanceof MxDiagnosis.Complete || diagnosis instanceof MxDiagnosis.Order;
        var wording = new MxWording(view, Entry.of(view.cut(), providers), providers);
        Finding finding = wording.of(diagnosis)
                .finding(diagnosis.code(), view.at(), ServerRows.of(inquiry, new Answers(view.cut(), view.seen())),
                        wording.providers())
                .noting(Notes.of(inquiry, view.cut(), ours))
                .resting(missed(view) ? Basis.of(List.of(view.seen())) : null);
        return outcome(view, ours, view.unsound() == null && view.seen().complete(), finding);
    }

    private static Outcome outcome(MxView view, boolean ours, boolean definitive, Finding finding) {
        boolean some = view.seen().heard().stream().flatMap(reply -> MxView.mails(reply).stream())
                .anyMatch(view::isOurs);
        return new Outcome(ours, some, definitive, others(view), finding, view);
    }

    /** The sets with a host that is not ours; the null MX brings no mail anywhere and is none. */
    private static List<Served> others(MxView view) {
        var ttls = new LinkedHashMap<List<String>, Long>();
        for (Reply reply : view.seen().heard()) {
            if (reply instanceof Reply.Present present && MxView.mails(reply).stream()
                    .anyMatch(mail -> !mail.host().isEmpty() && !view.isOurs(mail))) {
                long ttl = present.records().stream().mapToLong(DnsRecord::ttl).max().orElse(0);
                ttls.merge(MxView.mails(reply).stream().map(Mail::presented).toList(), ttl, Math::max);
            }
        }
        return ttls.entrySet().stream().map(set -> new Served(set.getKey(), Duration.ofSeconds(set.getValue())))
                .toList();
    }
}
