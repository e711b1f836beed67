package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.dns.Finding.Fault;
import java.time.Instant;

/** Says what is wrong before any record can be judged. */
final class TroubleWording {
    private TroubleWording() {}

    static Wording of(DnsTrouble trouble, Instant at) {
        Instant soon = at.plusSeconds(Wording.SOON);
        return switch (trouble) {
            case DnsTrouble.Lame lame -> new Wording(Fault.REGISTRAR, "The registrar sends the world to name servers"
                    + " that do not serve " + lame.zone() + ": " + Wording.list(lame.servers()) + ".",
                    "At your registrar, enter the name servers of the host that holds your DNS records;"
                            + " or set the domain up at the host of these.",
                    soon);
            case DnsTrouble.Unreachable unreachable -> new Wording(Fault.DNS_HOST, "None of the name servers of "
                    + unreachable.zone() + " answers (" + unreachable.detail()
                    + "). This is not about your record.", null, soon).timed(new Timing.Since(at));
            case DnsTrouble.Bogus bogus -> new Wording(Fault.DNS_HOST, "The DNSSEC signatures of " + bogus.zone()
                    + " do not hold, so much of the world cannot see the domain"
                    + (bogus.text().isBlank() ? "." : ": " + Wording.quoted(bogus.text()) + "."),
                    "Mend the DS record at your registrar, or let your DNS host sign the zone again.", soon);
            case DnsTrouble.Unvalidated unvalidated -> new Wording(Fault.US, "The record is there, but we could not"
                    + " check the DNSSEC signatures of " + unvalidated.zone() + " just now ("
                    + Wording.plain(unvalidated.detail()) + "). You need not do anything; we look again.", null, soon);
            case DnsTrouble.Unregistered unregistered -> new Wording(Fault.REGISTRAR, "The registry does not know "
                    + unregistered.domain() + ": it is not registered, has expired, or is on hold.",
                    "Check the spelling, and the domain's state at your registrar.", soon);
            case DnsTrouble.Ours ours -> new Wording(Fault.US,
                    "We could not look just now (" + ours.detail() + "). You need not do anything; we look again.",
                    null, soon);
        };
    }
}
