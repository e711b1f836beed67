package dev.mxonramp.signup;

import dev.mxonramp.domain.account.AccountLimits;
import dev.mxonramp.domain.account.Limits;
import dev.mxonramp.domain.account.Limits.Limit;
import dev.mxonramp.domain.account.Limits.Verdict;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.name.TypedAddresses;
import dev.mxonramp.lambda.Fields;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.Problem;

/** What strangers' input passes before anything happens: is it an address, and not too much of it? */
public final class Doors {
    private static final int LONGEST = 2_000;

    private final TypedAddresses addresses;
    private final Limits limits;

    public Doors(TypedAddresses addresses, Limits limits) {
        this.addresses = addresses;
        this.limits = limits;
    }

    MailAddress address(Fields fields, String field) {
        String typed = fields.text(field, LONGEST);
        try {
            return addresses.read(typed);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(field, String.valueOf(e.getMessage())).exception();
        }
    }

    /** Counts a request of a network. */
    void count(Limit limit, HttpRequest request) {
        count(limit, AccountLimits.network(request.sourceIp()), "from your network");
    }

    /** Counts a request about something. */
    void count(Limit limit, String subject, String who) {
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
