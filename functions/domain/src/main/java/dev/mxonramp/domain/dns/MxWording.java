package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.dns.DnsRecord.Data.Mail;
import dev.mxonramp.domain.dns.Finding.Fault;
import dev.mxonramp.domain.dns.provider.MailHost;
import dev.mxonramp.domain.dns.provider.Providers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says what an MX diagnosis means and which one edit helps. */
final class MxWording {
    private final MxView view;
    private final Entry entry;
    private final Providers known;

    MxWording(MxView view, Entry entry, Providers known) {
        this.view = view;
        this.entry = entry;
        this.known = known;
    }

    /** The companies at both ends: the zone's hosts, and who receives its mail beside or instead of us. */
    Finding.Providers providers() {
        return new Finding.Providers(entry.providers(), companies(others()).stream()
                .map(host -> new Finding.Provider(host.id(), host.name(), null, null)).toList());
    }

    Wording of(MxDiagnosis diagnosis) {
        return switch (diagnosis) {
            case DnsTrouble trouble -> TroubleWording.of(trouble, view.at());
            case MxDiagnosis.Seen seen -> seen(seen);
        };
    }

    private Wording seen(MxDiagnosis.Seen diagnosis) {
        String domain = view.domain().ascii();
        return switch (diagnosis) {
            case MxDiagnosis.None _ -> Wording.record(domain + " has no MX record: its mail goes nowhere, or to its web"
                    + " server.", entry.at("publish " + ours()));
            case MxDiagnosis.Complete complete -> complete(complete);
            case MxDiagnosis.Order order -> new Wording(Fault.RECORD, "Mail for " + domain + " comes here, but the"
                    + " back-up is asked first: " + Wording.list(order.seen()) + ".",
                    entry.at("swap the numbers, so that they are " + plain()), null);
            case MxDiagnosis.Partial partial -> Wording.record("Mail for " + domain + " comes here, but "
                    + Wording.list(partial.missing()) + " is missing, so there is no back-up.",
                    entry.at("publish " + ours()));
            case MxDiagnosis.Split split -> Wording.record("Mail for " + domain + " is split between two hosts: "
                    + where(split.others()) + " is still there beside ours.",
                    entry.at("remove the MX record " + presented(split.others()) + "."));
            case MxDiagnosis.Other other -> Wording.record("Mail for " + domain + " is still at "
                    + where(other.others()) + ".",
                    entry.at("replace the MX record " + presented(other.others()) + " by " + ours()));
            case MxDiagnosis.Null none -> Wording.record(domain + " declares by the MX record '.' that it takes no mail"
                    + (none.alone() ? "." : ", beside others that say where to send it."),
                    entry.at("remove the MX record '.' and publish " + ours()));
            case MxDiagnosis.Alias alias -> alias(alias);
            case MxDiagnosis.Address address -> Wording.record("The MX record names the address " + address.host()
                    + "; only host names are allowed there, and many servers refuse to deliver.",
                    entry.at("replace it by " + ours()));
            case MxDiagnosis.Unresolvable target -> Wording.record("The MX record names " + target.host()
                    + ", which has no address: mail for " + domain + " cannot be delivered there.",
                    entry.at("replace it by " + ours()));
            case MxDiagnosis.Suffixed suffixed -> Wording.record("The MX record names " + suffixed.host() + ": "
                    + entry.panel() + " has appended the domain, because the trailing dot is missing.",
                    entry.at("enter " + suffixed.meant() + ". with the dot at its end."));
            case MxDiagnosis.Misplaced misplaced -> Wording.record("Our MX records are at " + misplaced.seenAt()
                    + " and not at " + domain + ".", entry.at(move()));
            case MxDiagnosis.Disagree disagree -> new Wording(Fault.DNS_HOST, disagree(disagree), null,
                    view.at().plusSeconds(Wording.SOON));
        };
    }

    private Wording complete(MxDiagnosis.Complete complete) {
        String done = "All MX records of " + view.domain() + " are ours.";
        return complete.oldUntil() == null
                ? Wording.well(done)
                : Wording.patience(done + " Caches still know the old ones: mail may arrive at the old host until "
                        + Wording.clock(complete.oldUntil()) + ".", complete.oldUntil());
    }

    private String disagree(MxDiagnosis.Disagree disagree) {
        return disagree.ours() == 0
                ? "The name servers of " + view.domain() + " give different MX records; some are still to be updated."
                : disagree.ours() + " of " + disagree.delegated() + " name servers have the new MX records of "
                        + view.domain() + "; the others are still to be updated, or do not answer.";
    }

    private Wording alias(MxDiagnosis.Alias alias) {
        return alias.host().equals(view.domain().ascii())
                ? Wording.record(alias.host() + " is an alias (CNAME) of " + alias.to()
                        + ", so its mail goes where that name's mail goes.",
                        entry.at("replace the CNAME record by address records, and publish " + ours()))
                : Wording.record("The MX record names " + alias.host() + ", an alias (CNAME) of " + alias.to()
                        + "; that is not allowed, and some servers refuse to deliver.",
                        entry.at("replace it by " + ours()));
    }

    /** A host is named by its company where that is known, and by its first server. */
    private String where(List<Mail> others) {
        List<String> hosts = others.stream().map(Mail::host).toList();
        List<MailHost> companies = companies(others);
        return companies.isEmpty()
                ? Wording.list(hosts)
                : companies.stream().map(MailHost::name).collect(Collectors.joining(" and ")) + " ("
                        + Wording.andMore(hosts) + ")";
    }

    private List<MailHost> companies(List<Mail> mails) {
        return known.mailHosts(mails.stream().map(Mail::host).toList());
    }

    private static String presented(List<Mail> mails) {
        return Wording.list(mails.stream().map(Mail::presented).toList());
    }

    /** Where they go, for a panel whose words are not known: most call a zone's own name so. */
    private String move() {
        String domain = view.domain().ascii();
        return entry.host().isPresent()
                ? "move them to " + domain + inPlaceOfOthers() + ", as " + ours()
                : "move them to " + domain + (view.domain().equals(entry.zone()) ? " (many panels call it @)" : "")
                        + inPlaceOfOthers() + ": " + plain();
    }

    private String inPlaceOfOthers() {
        List<Mail> others = others();
        return others.isEmpty() ? "" : " in place of the MX record " + presented(others);
    }

    /** The records that are not ours at the domain itself. */
    private List<Mail> others() {
        return view.seen().heard().stream().flatMap(reply -> MxView.mails(reply).stream())
                .filter(mail -> !mail.host().isEmpty() && !view.isOurs(mail)).distinct().toList();
    }

    /** Our records as they are to be entered, in the panel's own words where it is known. */
    private String ours() {
        return entry.host()
                .map(host -> host.panel().mx(view.domain(), entry.zone(), view.plan().hosts(), priorities()))
                .map(records -> "these records: " + records + (records.endsWith(".") ? "" : "."))
                .orElseGet(this::plain);
    }

    private List<Integer> priorities() {
        return IntStream.range(0, view.plan().hosts().size()).mapToObj(MxPlan::priority).toList();
    }

    private String plain() {
        var records = new ArrayList<String>();
        for (int i = 0; i < view.plan().hosts().size(); i++) {
            records.add("MX " + MxPlan.priority(i) + " " + view.plan().hosts().get(i) + ".");
        }
        return joined(records);
    }

    private static String joined(List<String> records) {
        return records.size() == 1
                ? records.getFirst()
                : String.join(", ", records.subList(0, records.size() - 1)) + " and " + records.getLast();
    }
}
