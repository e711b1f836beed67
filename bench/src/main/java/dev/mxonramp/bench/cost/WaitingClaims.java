package dev.mxonramp.bench.cost;

import dev.mxonramp.domain.account.Account;
import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.journey.ClaimOpening.Opening;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.local.template.Wiring;
import java.time.Duration;

/**
 * What it takes to let claims wait for their proof, counted from the moment at which they are open and their executions
 * wait.
 *
 * @param claims how many, each of an account of its own
 * @param waiting ticks, looks at the claims, and what is written for them
 * @param wheel reads and writes of the timing wheel
 * @param turns how often a slot with entries was taken up
 * @param octetsAnEntry of the wheel
 * @param mails reminders: events, and the mails about them
 * @param looks how often name servers were asked
 */
record WaitingClaims(int claims, Counts waiting, Counts wheel, long turns, double octetsAnEntry, Counts mails,
        long looks) {
    /** Opens claims and lets them wait. */
    static WaitingClaims run(Wiring wiring, int claims, Duration time) {
        try (var system = new CostSystem(wiring)) {
            for (int index = 0; index < claims; index++) {
                open(system, index);
            }
            system.clock.settle();
            Counts waiting = system.counts();
            Counts wheel = system.wheel.meter.counts();
            Counts mails = system.mailCounts();
            long turns = system.wheel.turns();
            long looks = system.sweptLooks();
            system.clock.advance(time);
            return new WaitingClaims(claims, system.counts().minus(waiting), system.wheel.meter.counts().minus(wheel),
                    system.wheel.turns() - turns, system.wheel.octetsAnEntry(), system.mailCounts().minus(mails),
                    system.sweptLooks() - looks);
        }
    }

    private static Claim open(CostSystem system, int index) {
        var account = Account.begin(system.identities.account(), MailAddress.of("owner" + index + "@partner.example"),
                system.clock.instant());
        var _ = system.stores.accounts.create(account);
        system.stores.accounts.confirm(account.id(), system.clock.instant());
        var name = new DomainName("claimed-" + index + ".com");
        if (!(system.opening.open(account.id(), name) instanceof Opening.Opened(Claim claim))) {
            throw new IllegalStateException(name + " should be new");
        }
        return claim;
    }
}
