package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.dns.DnsRecord.Data.Mail;
import dev.mxonramp.domain.name.DomainName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an MX check saw, for {@link MxClassifier}.
 *
 * @param seen the answers for the domain's MX records
 * @param targets what was found out about hosts that are not ours
 * @param elsewhere names tried besides, with what one server said
 * @param resolver the public resolver's answer, or null if it was not asked
 * @param unsound what the zone's signatures say against our records, or null
 */
public record MxView(DomainName domain, MxPlan plan, ZoneCut cut, Observation seen, Map<String, Target> targets,
        List<Place> elsewhere, @Nullable Reply resolver, @Nullable DnsTrouble unsound, Instant at)
        implements
            CheckView {
    public MxView {
        targets = Map.copyOf(targets);
        elsewhere = List.copyOf(elsewhere);
    }

    @Override
    public String diagnosis() {
        return MxClassifier.classify(this).code();
    }

    /** What a host that mail is sent to turned out to be. */
    public sealed interface Target {
        /** It has an address. */
        record Host() implements Target {}

        /** It is an alias, which RFC 2181 10.3 forbids. */
        record Alias(String to) implements Target {}

        /** It has no address. */
        record Nowhere() implements Target {}
    }

    /** A name that was tried besides the domain. */
    public record Place(DomainName name, Reply reply) {}

    /** The MX records of a reply, in the order in which mail tries them. */
    static List<Mail> mails(Reply reply) {
        return reply instanceof Reply.Present present
                ? present.records().stream().map(DnsRecord::data).filter(Mail.class::isInstance).map(Mail.class::cast)
                        .sorted(Comparator.comparingInt(Mail::preference).thenComparing(Mail::host)).toList()
                : List.of();
    }

    boolean isOurs(Mail mail) {
        return plan.hosts().stream().anyMatch(host -> host.ascii().equals(mail.host()));
    }

    /** Whether the reply's records are all ours, and all of them. */
    boolean allOurs(Reply reply) {
        List<Mail> mails = mails(reply);
        return mails.stream().allMatch(this::isOurs) && plan.hosts().stream()
                .allMatch(host -> mails.stream().anyMatch(mail -> mail.host().equals(host.ascii())));
    }
}
