package dev.mxonramp.migration;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.mailbox.Mailbox;
import dev.mxonramp.domain.mailbox.MailboxChange;
import dev.mxonramp.domain.mailbox.MailboxDoor;
import dev.mxonramp.domain.mailbox.MailboxStore;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.lambda.ChangeProblems;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.Problem;
import java.util.Locale;
import java.util.Optional;

/** Finds what a request's path names; what is not there, or not the caller's, is not found. */
public final class Addressed {
    private final SourceStore sources;
    private final MailboxStore mailboxes;
    private final ClaimStore claims;
    private final MailboxDoor door;

    public Addressed(SourceStore sources, MailboxStore mailboxes, ClaimStore claims, MailboxDoor door) {
        this.sources = sources;
        this.mailboxes = mailboxes;
        this.claims = claims;
        this.door = door;
    }

    Claim claim(HttpRequest request) {
        DomainName domain = domain(request);
        return claims.find(new ClaimKey(request.caller().account(), domain)).orElseThrow(() -> Problem
                .notFound("You have no domain " + domain + ". Add it first with POST /v1/domains.").exception());
    }

    MailboxKey mailbox(HttpRequest request) {
        try {
            var key = new MailboxKey(request.caller().account(),
                    MailAddress.of(request.parameter("local") + "@" + request.parameter("domain")));
            if (exists(key)) {
                return key;
            }
            throw Problem.notFound("You have no mailbox " + key.mailbox()
                    + ". Create it with POST /v1/domains/" + key.mailbox().domain() + "/mailboxes.").exception();
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("There is no such mailbox: " + e.getMessage() + ".").exception();
        }
    }

    boolean exists(MailboxKey mailbox) {
        return mailboxes.find(mailbox.account(), mailbox.mailbox()).isPresent();
    }

    /** Only into a mailbox that is the account's to change now may mail be copied, or be about to be. */
    void admit(MailboxKey mailbox) {
        Optional<MailboxChange.Failed> refusal = door
                .refusal(new ClaimKey(mailbox.account(), mailbox.mailbox().domain()))
                .or(() -> mailboxes.find(mailbox.account(), mailbox.mailbox()).filter(Mailbox::parked)
                        .map(parked -> new MailboxChange.Parked(parked.address())));
        if (refusal.isPresent()) {
            throw ChangeProblems.of(refusal.get());
        }
    }

    Source source(HttpRequest request) {
        return source(mailbox(request));
    }

    Source source(MailboxKey mailbox) {
        return sources.find(mailbox.account(), mailbox.mailbox()).orElseThrow(() -> noSource(mailbox));
    }

    static RuntimeException noSource(MailboxKey mailbox) {
        return Problem.notFound("The mailbox " + mailbox.mailbox() + " has no source. Set one with PUT …/source.")
                .exception();
    }

    private static DomainName domain(HttpRequest request) {
        try {
            return new DomainName(request.parameter("domain").toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("There is no such domain: " + e.getMessage() + ".").exception();
        }
    }
}
