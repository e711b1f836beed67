package dev.mxonramp.signup;

import dev.mxonramp.domain.account.Limits;
import dev.mxonramp.domain.account.Limits.Limit;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.name.TypedAddresses;
import dev.mxonramp.lambda.Fields;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.Problem;
import dev.mxonramp.lambda.Throttle;

/** What strangers' input passes before anything happens: is it an address, and not too much of it? */
public final class Doors {
    private static final int LONGEST = 2_000;

    private final TypedAddresses addresses;
    private final Throttle throttle;

    public Doors(TypedAddresses addresses, Limits limits) {
        this.addresses = addresses;
        this.throttle = new Throttle(limits);
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
        throttle.count(limit, request);
    }

    /** Counts a request about something. */
    void count(Limit limit, String subject, String who) {
        throttle.count(limit, subject, who);
    }
}
