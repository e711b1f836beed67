package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.dns.Reply.Failure;
import dev.mxonramp.domain.name.DomainName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what is wrong before any record can be judged. */
final class Troubles {
    private Troubles() {}

    /** Why the zone could not be found; empty if it was. */
    static Optional<DnsTrouble> of(Delegation delegation, DomainName domain) {
        return switch (delegation) {
            case Delegation.Found _ -> Optional.empty();
            case Delegation.Unregistered(var name, _) -> Optional.of(new DnsTrouble.Unregistered(name));
            case Delegation.Unknown(Failure failure, String detail) when failure == Failure.BOGUS ->
                Optional.of(new DnsTrouble.Bogus(domain, detail));
            // Not even the registry could be asked: that is the way from here, and not the domain.
            case Delegation.Unknown(_, String detail) -> Optional.of(new DnsTrouble.Ours(detail));
        };
    }

    /** Why none of the zone's servers gave a usable answer to the question; empty if one did. */
    static Optional<DnsTrouble> unheard(ZoneCut cut, Observation seen) {
        return seen.heard().isEmpty() ? Optional.of(worst(cut, seen)) : Optional.empty();
    }

    /** What signatures that do not hold, or could not be checked, mean for a zone. */
    static DnsTrouble unsound(DomainName zone, Reply.Failed why) {
        return why.failure() == Failure.BOGUS
                ? new DnsTrouble.Bogus(zone, why.detail())
                : new DnsTrouble.Unvalidated(zone, why.detail());
    }

    private static DnsTrouble worst(ZoneCut cut, Observation seen) {
        List<Reply.Failed> failures = seen.failures();
        Optional<Reply.Failed> bogus = first(failures, Failure.BOGUS);
        if (bogus.isPresent()) {
            return new DnsTrouble.Bogus(cut.zone(), bogus.get().detail());
        }
        if (failures.stream().anyMatch(each -> each.failure().lame())) {
            return new DnsTrouble.Lame(cut.zone(), seen.answers().stream()
                    .filter(answer -> answer.reply() instanceof Reply.Failed failed && failed.failure().lame())
                    .map(ServerAnswer::server).distinct().toList());
        }
        Optional<Reply.Failed> ours = first(failures, Failure.OURS);
        if (ours.isPresent()) {
            return new DnsTrouble.Ours(ours.get().detail());
        }
        if (seen.answers().stream().anyMatch(answer -> answer.reply() instanceof Reply.Referred)) {
            return new DnsTrouble.Unreachable(cut.zone(), "they refer to others that do not answer");
        }
        return failures.isEmpty()
                ? new DnsTrouble.Ours("the zone's name servers have no address of a kind that is used here")
                : new DnsTrouble.Unreachable(cut.zone(), details(failures));
    }

    private static Optional<Reply.Failed> first(List<Reply.Failed> failures, Failure kind) {
        return failures.stream().filter(each -> each.failure() == kind).findFirst();
    }

    private static String details(List<Reply.Failed> failures) {
        return failures.stream().map(Reply.Failed::detail).distinct().limit(3).collect(Collectors.joining("; "));
    }
}
