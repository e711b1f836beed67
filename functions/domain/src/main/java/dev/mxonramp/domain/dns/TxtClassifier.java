package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.dns.DnsRecord.Data;
import dev.mxonramp.domain.dns.Observation.Tally;
import dev.mxonramp.domain.dns.TxtDiagnosis.Difference;
import dev.mxonramp.domain.name.DomainName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives everything that a TXT check can see exactly one diagnosis. Pure and total. */
public final class TxtClassifier {
    private TxtClassifier() {}

    /** Where the value may stand, and what proves there. */
    private record Site(Observation seen, Predicate<Reply> holds) {
        DomainName name() {
            return seen.question().name();
        }

        Tally tally() {
            return seen.tally(holds);
        }
    }

    /** The one diagnosis. */
    public static TxtDiagnosis classify(TxtView view) {
        return Optional.<TxtDiagnosis>ofNullable(view.unsound()).or(() -> proof(view))
                .or(() -> Troubles.unheard(view.cut(), view.atName()))
                .or(() -> decorated(view)).or(() -> elsewhere(view)).or(() -> alias(view))
                .or(() -> otherValue(view)).orElseGet(() -> nothing(view));
    }

    /** The name at which the quorum of servers has the value, if there is one. */
    public static Optional<DomainName> provenAt(TxtView view) {
        return sites(view).stream().filter(site -> site.tally().quorum()).map(Site::name).findFirst();
    }

    /** Whether any server anywhere has the value. */
    public static boolean heldAnywhere(TxtView view) {
        return sites(view).stream().anyMatch(site -> site.seen().answers().stream()
                .anyMatch(answer -> site.holds().test(answer.reply())));
    }

    private static List<Site> sites(TxtView view) {
        var sites = new ArrayList<Site>();
        sites.add(new Site(view.atName(), view::holdsAtName));
        if (!view.nameIsDomain()) {
            sites.add(new Site(view.atDomain(), view::holdsWithoutAlias));
        }
        if (view.atTarget() != null) {
            sites.add(new Site(view.atTarget(), view::holds));
        }
        return sites;
    }

    private static Optional<TxtDiagnosis> proof(TxtView view) {
        Optional<Site> proven = sites(view).stream().filter(site -> site.tally().quorum()).findFirst();
        if (proven.isPresent()) {
            return Optional.of(confirmed(view, proven.get()));
        }
        return sites(view).stream().filter(site -> site.seen().answers().stream()
                .anyMatch(answer -> site.holds().test(answer.reply()))).findFirst().map(site -> partial(site));
    }

    private static TxtDiagnosis partial(Site site) {
        return new TxtDiagnosis.Partial(site.name(), site.tally().holding(), site.tally().delegated());
    }

    private static TxtDiagnosis confirmed(TxtView view, Site site) {
        if (view.resolver() instanceof Reply.Failed(Reply.Failure failure, String detail)
                && failure == Reply.Failure.BOGUS) {
            return new DnsTrouble.Bogus(view.cut().zone(), detail);
        }
        return switch (view.wildcard()) {
            case YES -> new TxtDiagnosis.Wildcard(site.name(), "*." + site.name().parent().orElse(site.name()));
            case UNKNOWN -> partial(site);
            case NOT_ASKED, NO -> visible(view, site);
        };
    }

    private static TxtDiagnosis visible(TxtView view, Site site) {
        var found = new TxtDiagnosis.Found(site.name(), site.tally().holding(), site.tally().delegated());
        return switch (view.resolver()) {
            case null -> found;
            case Reply.Present present when !view.holds(present) ->
                new TxtDiagnosis.Cached(site.name(), view.at().plusSeconds(ttl(present)));
            case Reply.Absent absent -> new TxtDiagnosis.Cached(site.name(), forgotten(view, absent));
            case Reply.Present _,Reply.Alias _,Reply.Referred _,Reply.Failed _ -> found;
        };
    }

    private static Optional<TxtDiagnosis> decorated(TxtView view) {
        return likenesses(view, view.atName(), view.atDomain()).stream()
                .filter(near -> near.likeness() instanceof Likeness.Decorated).findFirst()
                .map(near -> new TxtDiagnosis.Decorated(near.at(), near.value(), near.ttl()));
    }

    private static Optional<TxtDiagnosis> elsewhere(TxtView view) {
        return view.elsewhere().stream().filter(place -> view.holds(place.reply())).findFirst()
                .map(place -> place.name().ascii().endsWith("." + view.domain() + "." + view.cut().zone())
                        || place.name().ascii().equals(view.domain() + "." + view.cut().zone())
                                ? new TxtDiagnosis.DoubledName(place.name(), view.cut().zone())
                                : new TxtDiagnosis.Misplaced(place.name()));
    }

    private static Optional<TxtDiagnosis> alias(TxtView view) {
        return view.atName().heard().stream().flatMap(reply -> switch (reply) {
            case Reply.Alias(List<DomainName> chain) -> Optional.of(chain).stream();
            case Reply.Present present when !present.aliases().isEmpty() -> Optional.of(present.aliases()).stream();
            case Reply.Present _,Reply.Absent _,Reply.Referred _,Reply.Failed _ ->
                Stream.<List<DomainName>>empty();
        }).findFirst().map(chain -> new TxtDiagnosis.Alias(view.atName().question().name(), chain));
    }

    private static Optional<TxtDiagnosis> otherValue(TxtView view) {
        List<Near> atName = likenesses(view, view.atName());
        // At the domain itself other TXT records are usual (SPF and the like): only what resembles the value counts.
        List<Near> near = atName.isEmpty()
                ? likenesses(view, view.atDomain()).stream()
                        .filter(each -> !(each.likeness() instanceof Likeness.Unrelated)).toList()
                : atName;
        return near.stream().min(Comparator.comparing(Near::difference)).map(
                first -> new TxtDiagnosis.OtherValue(first.at(), values(near), first.difference(), first.ttl()));
    }

    private static List<String> values(List<Near> near) {
        return near.stream().sorted(Comparator.comparing(Near::difference)).map(Near::value).distinct()
                .toList();
    }

    /** Whether a server says that the challenge's name is there, though without TXT records (NODATA, RFC 2308 2.2). */
    static boolean nameExists(TxtView view) {
        return view.atName().heard().stream()
                .anyMatch(reply -> reply instanceof Reply.Absent absent && !absent.nameMissing());
    }

    private static TxtDiagnosis nothing(TxtView view) {
        DomainName at = view.atName().question().name();
        if (!view.otherTypes().isEmpty()) {
            return new TxtDiagnosis.NoTxt(at, view.otherTypes());
        }
        Optional<Duration> negative = view.atName().heard().stream().flatMap(
                reply -> reply instanceof Reply.Absent absent && absent.soa() != null
                        ? Stream.of(absent.soa().negativeTtl())
                        : Stream.empty())
                .max(Duration::compareTo);
        return new TxtDiagnosis.Absent(at, nameExists(view),
                view.cut().servers().stream().map(ZoneCut.NameServer::name).toList(),
                negative.orElse(null));
    }

    private static @Nullable Instant forgotten(TxtView view, Reply.Absent absent) {
        return absent.soa() == null ? null : view.at().plus(absent.soa().negativeTtl());
    }

    private static long ttl(Reply.Present present) {
        return present.records().stream().mapToLong(DnsRecord::ttl).max().orElse(0);
    }

    private static List<Near> likenesses(TxtView view, Observation... observations) {
        var found = new ArrayList<Near>();
        for (Observation seen : observations) {
            for (Reply reply : seen.heard()) {
                if (reply instanceof Reply.Present present) {
                    present.records().forEach(record -> near(view, seen, record).ifPresent(found::add));
                }
            }
        }
        return found;
    }

    private static Optional<Near> near(TxtView view, Observation seen, DnsRecord record) {
        return record.data() instanceof Data.Text(String value)
                ? Optional.of(new Near(seen.question().name(), value, record.ttl(),
                        Likeness.of(value, view.challenge(), view.codes())))
                : Optional.empty();
    }

    /** A value seen that is not the right one. */
    private record Near(DomainName at, String value, long ttl, Likeness likeness) {
        /** Ordered from the most telling on, as {@link Difference} is. */
        Difference difference() {
            return switch (likeness) {
                case Likeness.Truncated _ -> Difference.TRUNCATED;
                case Likeness.Recased _ -> Difference.CASE;
                case Likeness.OlderCode _ -> Difference.OLDER_CODE;
                case Likeness.OtherCode _ -> Difference.OTHER_CODE;
                case Likeness.NoCode _ -> Difference.NO_CODE;
                case Likeness.Exact _,Likeness.Decorated _,Likeness.Unrelated _ -> Difference.UNRELATED;
            };
        }
    }
}
