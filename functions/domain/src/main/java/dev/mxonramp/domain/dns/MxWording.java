package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.dns.Finding.Fault;
import java.util.ArrayList;
import java.util.List;

/** Says what an MX diagnosis means and which one edit helps. */
final class MxWording {
    private final MxView view;

    MxWording(MxView view) {
        this.view = view;
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
                    + " server.", "Publish " + ours());
            case MxDiagnosis.Complete complete -> complete(complete);
            case MxDiagnosis.Order order -> new Wording(Fault.RECORD, "Mail for " + domain + " comes here, but the"
                    + " back-up is asked first: " + Wording.list(order.seen()) + ".",
                    "Swap the numbers, so that they are " + ours(), null);
            case MxDiagnosis.Partial partial -> Wording.record("Mail for " + domain + " comes here, but "
                    + Wording.list(partial.missing()) + " is missing, so there is no back-up.",
                    "Publish " + ours());
            case MxDiagnosis.Split split -> Wording.record("Mail for " + domain + " is split between two hosts: "
                    + Wording.list(split.others()) + " is still there beside ours.",
                    "Remove the MX record " + Wording.list(split.others()) + ".");
            case MxDiagnosis.Other other -> Wording.record("Mail for " + domain + " still goes to "
                    + Wording.list(other.others()) + ".",
                    "Replace the MX record " + Wording.list(other.others()) + " by " + ours());
            case MxDiagnosis.Null none -> Wording.record(domain + " declares by the MX record '.' that it takes no mail"
                    + (none.alone() ? "." : ", beside others that say where to send it."),
                    "Remove the MX record '.' and publish " + ours());
            case MxDiagnosis.Alias alias -> alias(alias);
            case MxDiagnosis.Address address -> Wording.record("The MX record names the address " + address.host()
                    + "; only host names are allowed there, and many servers refuse to deliver.",
                    "Replace it by " + ours());
            case MxDiagnosis.Unresolvable target -> Wording.record("The MX record names " + target.host()
                    + ", which has no address: mail for " + domain + " cannot be delivered there.",
                    "Replace it by " + ours());
            case MxDiagnosis.Suffixed suffixed -> Wording.record("The MX record names " + suffixed.host()
                    + ": your DNS panel has appended the domain, because the trailing dot is missing.",
                    "Enter " + suffixed.meant() + ". with the dot at its end.");
            case MxDiagnosis.Misplaced misplaced -> Wording.record("Our MX records are at " + misplaced.seenAt()
                    + " and not at " + domain + ".",
                    "Move them to " + domain + " (many panels call it @): " + ours());
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
                        "Replace the CNAME record by address records, and publish " + ours())
                : Wording.record("The MX record names " + alias.host() + ", an alias (CNAME) of " + alias.to()
                        + "; that is not allowed, and some servers refuse to deliver.",
                        "Replace it by " + ours());
    }

    /** Our records as they are to be entered. */
    private String ours() {
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
