package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.dns.DnsLookup.Inquiry;
import dev.mxonramp.domain.dns.Reply.Failure;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers as the zone's DNSSEC signatures leave them. Signatures are checked only where that decides something: when a
 * quorum has what would prove, and when all servers fail; a miss costs nothing more.
 *
 * @param answers with bogus ones as failures
 * @param unsound what speaks against a proof, or null
 */
record Signed(Answers answers, @Nullable DnsTrouble unsound) {
    /** Judges answers whose quorum holds what would prove. */
    static Signed proof(Inquiry inquiry, Answers answers, Predicate<Reply> holds) {
        ZoneCut cut = answers.cut();
        return switch (inquiry.security(cut)) {
            case ZoneSecurity.Unchecked _,ZoneSecurity.Insecure _ -> new Signed(answers, null);
            case ZoneSecurity.Doubtful(Reply.Failed why) -> new Signed(answers, Troubles.unsound(cut.zone(), why));
            case ZoneSecurity.Secured _ -> {
                Observation seen = inquiry.askSigned(cut, answers.seen().question());
                DnsTrouble unsound = seen.tally(holds).quorum() ? null
                        : trouble(cut, seen).orElseGet(() -> changed(cut));
                yield new Signed(new Answers(cut, seen), unsound);
            }
        };
    }

    /** Looks for the reason of a zone whose servers all fail. */
    static Optional<DnsTrouble> failure(Inquiry inquiry, Answers answers) {
        List<Reply.Failed> failures = answers.seen().failures();
        boolean telling = answers.seen().heard().isEmpty() && !failures.isEmpty() && failures.stream()
                .allMatch(each -> each.failure() == Failure.SERVER_FAILURE || each.failure() == Failure.BOGUS);
        ZoneCut cut = answers.cut();
        return telling && inquiry.security(cut) instanceof ZoneSecurity.Secured
                ? trouble(cut, inquiry.askSigned(cut, new Question(cut.zone(), Question.Type.SOA)))
                        .filter(DnsTrouble.Bogus.class::isInstance)
                : Optional.empty();
    }

    /**
     * What speaks against answers that every server gave, once they are asked again with signatures: empty if these bear
     * out that nothing else is there.
     *
     * @param holds whether a reply has something else than was seen
     */
    static Optional<DnsTrouble> absence(Inquiry inquiry, Question question, Predicate<Reply> holds) {
        Delegation delegation = inquiry.delegation(question.name());
        return delegation instanceof Delegation.Found(ZoneCut cut)
                ? absence(inquiry, cut, question, holds)
                : Troubles.of(delegation, question.name());
    }

    private static Optional<DnsTrouble> absence(Inquiry inquiry, ZoneCut cut, Question question,
            Predicate<Reply> holds) {
        return switch (inquiry.security(cut)) {
            case ZoneSecurity.Unchecked _,ZoneSecurity.Insecure _ -> Optional.empty();
            case ZoneSecurity.Doubtful(Reply.Failed why) -> Optional.of(Troubles.unsound(cut.zone(), why));
            case ZoneSecurity.Secured _ -> {
                Observation seen = inquiry.askSigned(cut, question);
                yield seen.complete() && seen.heard().stream().noneMatch(holds)
                        ? Optional.empty()
                        : Optional.of(trouble(cut, seen).orElseGet(() -> changed(cut)));
            }
        };
    }

    private static DnsTrouble changed(ZoneCut cut) {
        return new DnsTrouble.Unvalidated(cut.zone(), "its name servers do not answer as before");
    }

    /** The worst of what the signatures say; empty if none of them is bogus or unchecked. */
    private static Optional<DnsTrouble> trouble(ZoneCut cut, Observation signed) {
        return signed.failures().stream()
                .filter(each -> each.failure() == Failure.BOGUS || each.failure() == Failure.UNVALIDATED)
                .min((a, b) -> a.failure().compareTo(b.failure())).map(each -> Troubles.unsound(cut.zone(), each));
    }
}
