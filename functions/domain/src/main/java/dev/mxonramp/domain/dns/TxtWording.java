package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.dns.Finding.Fault;
import dev.mxonramp.domain.dns.TxtDiagnosis.Difference;
import dev.mxonramp.domain.dns.provider.DnsHost;
import dev.mxonramp.domain.name.DomainName;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.List;

/** Says what a TXT diagnosis means and which one edit helps. */
final class TxtWording {
    private final TxtView view;
    private final Entry entry;

    TxtWording(TxtView view, Entry entry) {
        this.view = view;
        this.entry = entry;
    }

    Wording of(TxtDiagnosis diagnosis) {
        return switch (diagnosis) {
            case DnsTrouble trouble -> TroubleWording.of(trouble, view.at());
            case TxtDiagnosis.Seen seen -> seen(seen);
        };
    }

    private Wording seen(TxtDiagnosis.Seen diagnosis) {
        return switch (diagnosis) {
            case TxtDiagnosis.Found found -> Wording.well("Verified at "
                    + Wording.clockBefore(view.at()) + ": the code is published at " + found.at() + ", and "
                    + found.holding() + " of " + found.delegated() + " name servers have it: "
                    + Wording.few(holders(found.at())) + ".");
            case TxtDiagnosis.Cached cached -> cached(cached);
            case TxtDiagnosis.Partial partial -> new Wording(Fault.DNS_HOST, partial.holding() + " of "
                    + partial.delegated() + " name servers have the code at " + partial.at()
                    + "; the others are still to be updated, or do not answer.", null,
                    view.at().plusSeconds(Wording.SOON));
            case TxtDiagnosis.Wildcard wildcard -> Wording.record("Every name below " + domainOf(wildcard.star())
                    + " has this value, because of the record " + wildcard.star() + "; that proves nothing.",
                    publish() + ", and remove the value from " + wildcard.star() + ".");
            case TxtDiagnosis.Decorated decorated -> Wording.record("The record at " + decorated.at()
                    + " has the right code with something that does not belong there: "
                    + Wording.quoted(decorated.seen()) + ".",
                    entry.at("change the value to exactly " + value() + ", with nothing before, between or after."))
                    .timed(shownFor(decorated.ttl()));
            case TxtDiagnosis.DoubledName doubled -> Wording.record("The record was found at " + doubled.seenAt()
                    + ": " + entry.panel() + " appends " + doubled.zone() + " by itself.",
                    entry.at("as the record's " + entry.host().map(host -> host.panel().txt().name()).orElse("name")
                            + ", enter only " + relative(doubled.zone()) + "."));
            case TxtDiagnosis.Misplaced misplaced -> Wording.record("The right value was found at "
                    + misplaced.seenAt() + ", where it does not count.",
                    entry.at("move the record from " + misplaced.seenAt() + " to " + name() + called() + "."));
            case TxtDiagnosis.Alias alias -> Wording.record(alias.at() + " is an alias (CNAME) of "
                    + Wording.list(alias.chain()) + ", and the code is not there.",
                    entry.at("remove the CNAME record at " + alias.at() + " and publish the TXT record " + value()
                            + " in its place.") + " Or publish it at " + alias.chain().getLast() + ".");
            case TxtDiagnosis.OtherValue other -> Wording.record("The TXT record at " + other.at()
                    + " says something else: " + Wording.andMore(other.values().stream().map(Wording::quoted).toList())
                    + ". " + difference(other.difference()),
                    publish("change the record", other.at()) + ".").timed(shownFor(other.ttl()));
            case TxtDiagnosis.NoTxt noTxt -> Wording.record(noTxt.at() + " exists, but with "
                    + Wording.list(noTxt.types()) + " instead of a TXT record.", publish() + ".");
            case TxtDiagnosis.Absent absent -> absent(absent);
        };
    }

    private Wording cached(TxtDiagnosis.Cached cached) {
        String until = cached.visibleBy() == null
                ? ""
                : " Caches have forgotten the state before by " + Wording.clock(cached.visibleBy()) + ".";
        return Wording.patience("The code is saved correctly at " + cached.at() + "." + until
                + " There is nothing to do.", cached.visibleBy());
    }

    private Wording absent(TxtDiagnosis.Absent absent) {
        String seen = absent.nameExists()
                ? absent.at() + " exists, but has no TXT record yet."
                : "There is no record at " + absent.at() + " yet.";
        return Wording.record(seen + " The DNS of " + view.cut().zone()
                + " is hosted at " + entry.names(absent.servers().stream().limit(3).toList()) + ".",
                publish() + ".")
                .timed(absent.negativeTtl() == null ? null : new Timing.VisibleAfter(absent.negativeTtl()));
    }

    private String difference(Difference difference) {
        return switch (difference) {
            case TRUNCATED -> "It is only a part of the right value.";
            case CASE -> "Its letters' case was changed; the code has small letters only.";
            case OLDER_CODE -> "It is an older code of this domain, from before it was deleted here and added anew.";
            case OTHER_CODE -> "It is the code of another claim: that of another domain, or of another account.";
            case NO_CODE -> "It begins rightly, and what follows is not a code.";
            case UNRELATED -> "It is not a code of ours.";
        };
    }

    private static Timing shownFor(long ttl) {
        return new Timing.ShownFor(Duration.ofSeconds(ttl));
    }

    /** The servers that have the value at this name. */
    private List<DomainName> holders(DomainName at) {
        return Stream.of(view.atName(), view.atDomain(), view.atTarget()).flatMap(Stream::ofNullable)
                .filter(seen -> seen.question().name().equals(at)).flatMap(seen -> seen.answers().stream())
                .filter(answer -> view.holds(answer.reply())).map(ServerAnswer::server).distinct().toList();
    }

    private String publish() {
        return publish("add a record", name());
    }

    /** @param edit what to do in a panel that is known, in whose own words the record is then given */
    private String publish(String edit, DomainName at) {
        return entry.at(entry.host().map(host -> edit + ": " + host.panel().txt(at, entry.zone(), value()))
                .orElseGet(() -> "publish the TXT record " + at + " with the value " + value()));
    }

    private DomainName name() {
        return view.challenge().name(view.domain());
    }

    /** How the panel calls the right name. */
    private String called() {
        return entry.host().map(DnsHost::panel)
                .map(panel -> " (" + panel.txt().name() + ": " + panel.name(name(), entry.zone()) + ")").orElse("");
    }

    private String value() {
        return view.challenge().value(view.codes().current());
    }

    /** The record's name as a panel wants it that appends the zone. */
    private String relative(DomainName zone) {
        String full = name().ascii();
        return full.endsWith("." + zone) ? full.substring(0, full.length() - zone.ascii().length() - 1) : full;
    }

    private static String domainOf(String star) {
        return star.substring(2);
    }
}
