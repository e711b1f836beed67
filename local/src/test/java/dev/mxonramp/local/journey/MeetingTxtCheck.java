package dev.mxonramp.local.journey;

import dev.mxonramp.domain.claim.IssuedCodes;
import dev.mxonramp.domain.dns.TxtCheck;
import dev.mxonramp.domain.name.DomainName;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A {@link TxtCheck} at which checks can be made to meet: each has seen its code before any goes on. */
final class MeetingTxtCheck implements TxtCheck {
    /** Only a check that stays alone waits so long. */
    private static final int PATIENCE_SECONDS = 60;

    private final TxtCheck check;
    private final Map<DomainName, CyclicBarrier> meetings = new ConcurrentHashMap<>();

    MeetingTxtCheck(TxtCheck check) {
        this.check = check;
    }

    /** The next {@code checks} checks of the domain wait for each other. */
    void meet(DomainName domain, int checks) {
        meetings.put(domain, new CyclicBarrier(checks, () -> meetings.remove(domain)));
    }

    /** Whether nobody waits for a meeting that was asked for. */
    boolean met(DomainName domain) {
        return !meetings.containsKey(domain);
    }

    @Override
    public Outcome check(DomainName domain, IssuedCodes codes) {
        CyclicBarrier meeting = meetings.get(domain);
        Outcome outcome = check.check(domain, codes);
        if (meeting != null) {
            await(meeting, domain);
        }
        return outcome;
    }

    @Override
    public Outcome recheck(DomainName domain, IssuedCodes codes) {
        return check.recheck(domain, codes);
    }

    private static void await(CyclicBarrier meeting, DomainName domain) {
        try {
            meeting.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("checks of " + domain + " are not made at the same time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the meeting was interrupted", e);
        }
    }
}
