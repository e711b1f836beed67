package dev.mxonramp.lambda;

import dev.mxonramp.domain.account.AccountLimits;
import dev.mxonramp.domain.account.Limits;
import dev.mxonramp.domain.account.Limits.Limit;
import dev.mxonramp.domain.account.Limits.Verdict;

/** Counts requests, and answers those that are too many with 429. */
public final class Throttle {
    private final Limits limits;

    public Throttle(Limits limits) {
        this.limits = limits;
    }

    /** Counts a request of a network. */
    public void count(Limit limit, HttpRequest request) {
        count(limit, AccountLimits.network(request.sourceIp()), "from your network");
    }

    /** Counts a request about something. */
    public void count(Limit limit, String subject, String who) {
        switch (limits.count(limit, subject)) {
            case Verdict.Within() -> {
                // Let through.
            }
            case Verdict.Exceeded(var wait) -> {
                long seconds = Math.max(1, wait.toSeconds());
                throw Problem.tooMany("There were too many requests " + who + ". Try again in "
                        + Math.ceilDiv(seconds, 60) + " minutes.", seconds).exception();
            }
        }
    }
}
