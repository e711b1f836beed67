package dev.mxonramp.domain.cutover;

import dev.mxonramp.domain.cutover.CutOverFinding.AddressesMissing;
import dev.mxonramp.domain.cutover.CutOverFinding.DomainRefused;
import dev.mxonramp.domain.cutover.CutOverFinding.MailHostSilent;
import dev.mxonramp.domain.cutover.CutOverFinding.MailboxesRefused;
import dev.mxonramp.domain.cutover.CutOverFinding.MxUnclear;
import dev.mxonramp.domain.cutover.CutOverFinding.NoMailbox;
import dev.mxonramp.domain.cutover.CutOverFinding.StsEnforced;
import dev.mxonramp.domain.cutover.CutOverFinding.StsRemembered;
import dev.mxonramp.domain.cutover.CutOverFinding.StsTesting;
import dev.mxonramp.domain.cutover.CutOverFinding.StsUnreadable;
import dev.mxonramp.domain.cutover.CutOverFinding.TtlCached;
import dev.mxonramp.domain.cutover.CutOverFinding.TtlHigh;
import dev.mxonramp.domain.name.DomainName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A finding in words.
 *
 * @param sentence what would happen
 * @param remedy the one edit that helps, or null where only time does
 * @param lookAgainAt when looking again is worth while without an edit, or null
 */
public record CutOverWords(String sentence, @Nullable String remedy, @Nullable Instant lookAgainAt) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int SHOWN = 5;

    /** The words for a finding that was made at this instant. */
    public static CutOverWords of(CutOverFinding finding, Instant at) {
        return switch (finding) {
            case NoMailbox() -> edit("There is no mailbox: all mail would bounce.", "Create the mailboxes first.");
            case AddressesMissing(var addresses) -> edit(
                    list(addresses) + " is in use at the old host and nobody's here: mail to it would bounce.",
                    "Create a mailbox or an alias for it, or set a catch-all.");
            case DomainRefused(DomainName domain) -> new CutOverWords(
                    "Our mail servers do not take mail for " + domain + " yet: all mail would bounce.", null,
                    at.plus(SOON));
            case MailboxesRefused(var mailboxes) -> edit(
                    "Our mail servers do not know " + list(mailboxes) + ": mail to it would bounce.",
                    "Delete it and create it again.");
            case MailHostSilent() -> new CutOverWords(
                    "Our mail servers do not answer, so that we cannot tell whether they take your mail.", null,
                    at.plus(SOON));
            case StsEnforced(var domain, var hosts, Instant until) -> new CutOverWords(
                    "The MTA-STS policy of " + domain + " does not name " + list(hosts)
                            + ". Senders that keep to it would refuse to deliver here, those that remember it until "
                            + clock(until) + ".",
                    policyEdit(domain, hosts), until);
            case StsRemembered(DomainName domain, Instant until) -> new CutOverWords(
                    "The MTA-STS policy of " + domain + " was taken away, and senders remember it until "
                            + clock(until) + ": they would refuse to deliver here.",
                    "Publish it again, so that they read it anew, with our mail servers or with 'mode: none': the TXT"
                            + " record _mta-sts." + domain + " with an id that it never had, and " + file(domain) + ".",
                    until);
            case StsTesting(var domain, var hosts) -> edit(
                    "The MTA-STS policy of " + domain + " does not name " + list(hosts)
                            + ". It is in testing: mail arrives, and senders report failures.",
                    policyEdit(domain, hosts));
            case StsUnreadable(DomainName domain, String why) -> edit(
                    domain + " announces an MTA-STS policy, and " + why
                            + ". Senders that remember an earlier one may refuse to deliver here.",
                    "See to it that " + file(domain) + " names our mail servers, or says 'mode: none'.");
            case TtlHigh(Duration ttl) -> new CutOverWords(
                    "The TTL of the MX records is " + ttl.toSeconds()
                            + " seconds: for so long the old host gets mail after the change.",
                    "Lower it to " + CutOverRules.ADVISED_TTL.toSeconds()
                            + " now, and change the MX after " + clock(at.plus(ttl)) + ".",
                    at.plus(ttl));
            case TtlCached(Duration ttl, Instant until) -> new CutOverWords("The TTL of the MX records was "
                    + ttl.toSeconds() + " seconds a while ago: until " + clock(until)
                    + " some senders remember the records with it, and go on using the old host.", null, until);
            case MxUnclear(String sentence) -> new CutOverWords(
                    "We cannot tell how long the present MX records are remembered. " + sentence, null,
                    at.plus(SOON));
        };
    }

    private static CutOverWords edit(String sentence, String remedy) {
        return new CutOverWords(sentence, remedy, null);
    }

    /** RFC 8461 8.1: first the file, then the id, since the id is what senders look at. */
    private static String policyEdit(DomainName domain, List<DomainName> hosts) {
        String lines = hosts.stream().map(host -> "'mx: " + host + "'").collect(Collectors.joining(" and "));
        return "Add " + lines + " to " + file(domain) + ", then give the TXT record _mta-sts." + domain
                + " another id.";
    }

    private static String file(DomainName domain) {
        return "https://mta-sts." + domain + "/.well-known/mta-sts.txt";
    }

    private static String list(List<?> things) {
        String shown = things.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        return things.size() <= SHOWN ? shown : shown + " and " + (things.size() - SHOWN) + " more";
    }

    /** The instant in words, rounded up to the minute. */
    private static String clock(Instant at) {
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        return CLOCK.format(minute.equals(at) ? at : minute.plus(1, ChronoUnit.MINUTES));
    }
}
