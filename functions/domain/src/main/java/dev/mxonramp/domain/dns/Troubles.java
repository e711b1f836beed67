package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.dns.Reply.Failure;
import dev.mxonramp.domain.name.DomainName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Why none of the zone's servers gave a usable answer; empty if one did. */
    static Optional<DnsTrouble> unheard(ZoneCut cut, Observation... observations) {
        if (Stream.of(observations).anyMatch(each -> !each.heard().isEmpty())) {
            return Optional.empty();
        }
        List<Reply.Failed> failures = Stream.of(observations).flatMap(each -> each.failures().stream()).toList();
        return Optional.of(worst(cut, failures));
    }

    private static DnsTrouble worst(ZoneCut cut, List<Reply.Failed> failures) {
        Optional<Reply.Failed> bogus = first(failures, Failure.BOGUS);
        if (bogus.isPresent()) {
            return new DnsTrouble.Bogus(cut.zone(), bogus.get().detail());
        }
        if (failures.stream().anyMatch(each -> each.failure().lame())) {
            return new DnsTrouble.Lame(cut.zone(), cut.servers().stream().map(ZoneCut.NameServer::name).toList());
        }
        Optional<Reply.Failed> ours = first(failures, Failure.OURS);
        if (ours.isPresent()) {
            return new DnsTrouble.Ours(ours.get().detail());
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
