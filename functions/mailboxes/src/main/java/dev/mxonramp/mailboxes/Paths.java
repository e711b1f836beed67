package dev.mxonramp.mailboxes;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.mailbox.LocalParts;
import dev.mxonramp.domain.mailbox.MailboxChange;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.lambda.ChangeProblems;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.Problem;
import java.util.Locale;

/** What the parameters of a route name. */
final class Paths {
    private Paths() {}

    /** The caller's claim to the domain in the path, whether it exists or not. */
    static ClaimKey claim(HttpRequest request) {
        try {
            return new ClaimKey(request.caller().account(),
                    new DomainName(request.parameter("domain").toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw ChangeProblems.of(new MailboxChange.NoClaim());
        }
    }

    /** The mailbox in the path, whether it exists or not. */
    static MailAddress mailbox(HttpRequest request, ClaimKey key) {
        return local(request.parameter("local"), "local", key.domain());
    }

    /** The address with this part before the @. */
    static MailAddress local(String local, String field, DomainName domain) {
        try {
            return LocalParts.address(local, domain);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(field, String.valueOf(e.getMessage())).exception();
        }
    }
}
