package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.dns.DnsRecord.Data.Mail;
import dev.mxonramp.domain.dns.Observation.Tally;
import dev.mxonramp.domain.name.DomainName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives everything that an MX check can see exactly one diagnosis. Pure and total. */
public final class MxClassifier {
    private static final Pattern ADDRESS = Pattern.compile("[0-9]+(?:\\.[0-9]+){3}|.*:.*|\\[.*");

    private final MxView view;
    private final List<Mail> mails;

    private MxClassifier(MxView view, List<Mail> mails) {
        this.view = view;
        this.mails = mails;
    }

    /** The one diagnosis. */
    public static MxDiagnosis classify(MxView view) {
        return Optional.<MxDiagnosis>ofNullable(view.unsound()).or(() -> Troubles.unheard(view.cut(), view.seen()))
                .or(() -> disagreement(view)).orElseGet(() -> {
                    Reply reply = view.seen().heard().getFirst();
                    return reply instanceof Reply.Alias(List<DomainName> aliases)
                            ? new MxDiagnosis.Alias(view.domain().ascii(), aliases.getLast().ascii())
                            : new MxClassifier(view, MxView.mails(reply)).records();
                });
    }

    private static Optional<MxDiagnosis> disagreement(MxView view) {
        Tally tally = view.seen().tally(view::allOurs);
        long different = view.seen().heard().stream().map(MxClassifier::canonical).distinct().count();
        boolean unsure = tally.holding() > 0 && !tally.quorum();
        return different > 1 || unsure
                ? Optional.of(new MxDiagnosis.Disagree(tally.holding(), tally.delegated()))
                : Optional.empty();
    }

    /** What a reply says, without its TTLs. */
    private static Object canonical(Reply reply) {
        return reply instanceof Reply.Alias ? reply : MxView.mails(reply);
    }

    private MxDiagnosis records() {
        if (mails.isEmpty()) {
            return misplaced().orElseGet(MxDiagnosis.None::new);
        }
        if (mails.stream().anyMatch(mail -> mail.host().isEmpty())) {
            return new MxDiagnosis.Null(mails.size() == 1);
        }
        return suffixed().or(this::address).or(this::brokenTarget).orElseGet(this::hosts);
    }

    private MxDiagnosis hosts() {
        List<Mail> others = mails.stream().filter(mail -> !view.isOurs(mail)).toList();
        if (others.isEmpty()) {
            return ours();
        }
        return others.size() < mails.size()
                ? new MxDiagnosis.Split(others)
                : misplaced().orElseGet(() -> new MxDiagnosis.Other(others));
    }

    private MxDiagnosis ours() {
        List<DomainName> missing = view.plan().hosts().stream().filter(host -> preference(host).isEmpty()).toList();
        if (!missing.isEmpty()) {
            return new MxDiagnosis.Partial(missing);
        }
        List<Integer> preferences = view.plan().hosts().stream().map(host -> preference(host).orElseThrow()).toList();
        return preferences.stream().sorted().toList().equals(preferences)
                ? new MxDiagnosis.Complete(oldUntil())
                : new MxDiagnosis.Order(mails.stream().map(Mail::presented).toList());
    }

    private Optional<Integer> preference(DomainName host) {
        return mails.stream().filter(mail -> mail.host().equals(host.ascii())).map(Mail::preference)
                .min(Comparator.naturalOrder());
    }

    private @Nullable Instant oldUntil() {
        return view.resolver() instanceof Reply.Present old && !view.allOurs(old)
                ? view.at().plusSeconds(old.records().stream().mapToLong(DnsRecord::ttl).max().orElse(0))
                : null;
    }

    private Optional<MxDiagnosis> suffixed() {
        for (Mail mail : mails) {
            for (DomainName host : view.plan().hosts()) {
                if (mail.host().equals(host + "." + view.domain())
                        || mail.host().equals(host + "." + view.cut().zone())) {
                    return Optional.of(new MxDiagnosis.Suffixed(mail.host(), host));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<MxDiagnosis> address() {
        return mails.stream().map(Mail::host).map(this::withoutZone)
                .filter(host -> ADDRESS.matcher(host).matches()).findFirst().map(MxDiagnosis.Address::new);
    }

    /** An address entered without the trailing dot gets the zone appended like any name. */
    private String withoutZone(String host) {
        String zone = "." + view.cut().zone();
        return host.endsWith(zone) ? host.substring(0, host.length() - zone.length()) : host;
    }

    private Optional<MxDiagnosis> brokenTarget() {
        return mails.stream().filter(mail -> !view.isOurs(mail)).<Optional<MxDiagnosis>>map(
                mail -> switch (view.targets().get(mail.host())) {
                    case null -> Optional.empty();
                    case MxView.Target.Host _ -> Optional.empty();
                    case MxView.Target.Alias(String to) -> Optional.of(new MxDiagnosis.Alias(mail.host(), to));
                    case MxView.Target.Nowhere _ -> Optional.of(new MxDiagnosis.Unresolvable(mail.host()));
                }).flatMap(Optional::stream).findFirst();
    }

    private Optional<MxDiagnosis> misplaced() {
        return view.elsewhere().stream()
                .filter(place -> MxView.mails(place.reply()).stream().anyMatch(view::isOurs)).findFirst()
                .map(place -> new MxDiagnosis.Misplaced(place.name()));
    }
}
