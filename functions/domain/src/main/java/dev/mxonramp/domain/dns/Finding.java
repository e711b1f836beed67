package dev.mxonramp.domain.dns;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one check found, in the form that is stored, shown and sent to the API: one diagnosis, one sentence, one edit,
 * and a row for each name server.
 *
 * @param code the diagnosis's stable code, e.g. {@code txt.absent}
 * @param fault whose problem it is
 * @param sentence for people, without jargon where that is possible
 * @param remedy the one edit that helps, or null where there is nothing to do
 * @param lookAgainAt the instant after which looking again is worth while, or null
 * @param checkedAt when the check was made
 * @param servers one row for each name server
 * @param notes what is worth knowing besides, a sentence each
 * @param providers the companies that host the zone and receive its mail, as far as they are known
 * @param timing what is to be said about time besides the sentence, or null
 * @param basis stands for all the answers of a look that found nothing, so that a later one knows whether they are still
 *        the same; null where that is not to be known
 */
public record Finding(String code, Fault fault, String sentence, @Nullable String remedy,
        @Nullable Instant lookAgainAt, Instant checkedAt, List<ServerRow> servers, List<String> notes,
        Providers providers, @Nullable Timing timing, @Nullable String basis) {
    public Finding {
        servers = List.copyOf(servers);
        notes = List.copyOf(notes);
    }

    /** A finding that later looks do not compare with. */
    public Finding(String code, Fault fault, String sentence, @Nullable String remedy, @Nullable Instant lookAgainAt,
            Instant checkedAt, List<ServerRow> servers, List<String> notes, Providers providers) {
        this(code, fault, sentence, remedy, lookAgainAt, checkedAt, servers, notes, providers, null, null);
    }

    /** The same with these notes. */
    public Finding noting(List<String> these) {
        return new Finding(code, fault, sentence, remedy, lookAgainAt, checkedAt, servers, these, providers, timing,
                basis);
    }

    /** The same, resting on these answers. */
    Finding resting(@Nullable String on) {
        return new Finding(code, fault, sentence, remedy, lookAgainAt, checkedAt, servers, notes, providers, timing,
                on);
    }

    /** The same, with this to be said about time. */
    Finding timed(@Nullable Timing when) {
        return new Finding(code, fault, sentence, remedy, lookAgainAt, checkedAt, servers, notes, providers, when,
                basis);
    }

    /** The same, where it goes on from the last one: what lasts since a look lasts since the first that saw it. */
    public Finding following(Finding last) {
        if (!(timing instanceof Timing.Since(Instant seen)) || !code.equals(last.code)) {
            return this;
        }
        Instant first = last.timing instanceof Timing.Since(Instant before) ? before : last.checkedAt;
        return first.isBefore(seen) ? timed(new Timing.Since(first)) : this;
    }

    /** As whoever reads it now is told: with the instant in its sentence, and none that is over. */
    public Finding told(Instant now) {
        String words = timing == null ? sentence : sentence + " " + timing.told(now);
        return new Finding(code, fault, words, remedy, again(now), checkedAt, servers, notes, providers, null, basis);
    }

    /** A state that lasts is worth another look as long after each as after the first. */
    private @Nullable Instant again(Instant now) {
        if (lookAgainAt == null || lookAgainAt.isAfter(now) || !lookAgainAt.isAfter(checkedAt)) {
            return lookAgainAt;
        }
        long interval = Duration.between(checkedAt, lookAgainAt).toMillis();
        long passed = Duration.between(checkedAt, now).toMillis();
        return checkedAt.plusMillis((passed / interval + 1) * interval);
    }

    /** A finding without notes that names no company. */
    public Finding(String code, Fault fault, String sentence, @Nullable String remedy, @Nullable Instant lookAgainAt,
            Instant checkedAt, List<ServerRow> servers) {
        this(code, fault, sentence, remedy, lookAgainAt, checkedAt, servers, List.of(), Providers.NONE);
    }

    /** Whose problem a diagnosis is; only {@link #RECORD} asks the user to act. */
    public enum Fault {
        /** The record that the user publishes. */
        RECORD,
        /** The host of the domain's DNS. */
        DNS_HOST,
        /** The registrar. */
        REGISTRAR,
        /** This service. */
        US,
        /** Nobody's: it is as it should be, or only time is missing. */
        NOBODY
    }

    /**
     * The companies that were recognised.
     *
     * @param dns the hosts of the zone; several where its name servers are of several
     * @param mail who receives mail at the MX records that are not ours; none for a finding about another record
     */
    public record Providers(List<Provider> dns, List<Provider> mail) {
        /** None. */
        public static final Providers NONE = new Providers(List.of(), List.of());

        public Providers {
            dns = List.copyOf(dns);
            mail = List.copyOf(mail);
        }
    }

    /**
     * A company.
     *
     * @param id stable
     * @param name as people know it
     * @param menu the way to the records in its panel, or null
     * @param link where its panel is, or null
     */
    public record Provider(String id, String name, @Nullable String menu, @Nullable String link) {}

    /**
     * What one name server said.
     *
     * @param server its name
     * @param address the address asked
     * @param answer what it answered, in the form a person reads; at most 300 characters
     * @param serial the SOA serial seen, or null
     * @param ttl seconds, or null
     * @param aa whether the server says that it is responsible for the zone (AA)
     * @param ad whether its DNSSEC signatures were checked, and hold (AD)
     * @param millis time that the answer took
     * @param note what is wrong with this server, e.g. that it is lame or stale, or null
     */
    public record ServerRow(String server, String address, String answer, @Nullable Long serial, @Nullable Long ttl,
            boolean aa, boolean ad, long millis, @Nullable String note) {}
}
