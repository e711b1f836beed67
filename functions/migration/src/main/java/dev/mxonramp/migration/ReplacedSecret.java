package dev.mxonramp.migration;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.mailbox.Mailbox;
import dev.mxonramp.domain.mailbox.MailboxStore;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.lambda.Problem;
import dev.mxonramp.lambda.ProblemException;

/**
 * A refresh token that its endpoint replaced while a source was tried that is not set after all: it must not be lost where
 * a stored source lives by it, and its owner has to know that the one in hand is spent.
 */
final class ReplacedSecret {
    private static final long RETRY_SECONDS = 5;

    private final MailboxStore mailboxes;
    private final KeptSecrets kept;

    ReplacedSecret(MailboxStore mailboxes, KeptSecrets kept) {
        this.mailboxes = mailboxes;
        this.kept = kept;
    }

    /**
     * Keeps it where the one before is kept.
     *
     * @param given the secret that was sent
     * @param next what it was replaced by
     * @param why the source was not set
     * @return what to tell instead
     */
    RuntimeException after(MailboxKey mailbox, String given, String next, RuntimeException why) {
        String told = " The token endpoint gave another refresh token in the place of the one that was sent"
                + (keeps(mailbox, given, next, why)
                        ? "; the source that is set has the new one. To set it anew, have another one made."
                        : ", which may be worth nothing now: have another one made, and set the source with that.");
        return switch (why) {
            case ProblemException e -> told(e.problem(), told).exception();
            case TransientFailure e -> Problem.unavailable(e.getMessage() + told, RETRY_SECONDS).exception();
            default -> {
                var failure = Problem.unavailable("The source could not be stored." + told, RETRY_SECONDS).exception();
                failure.addSuppressed(why);
                yield failure;
            }
        };
    }

    private boolean keeps(MailboxKey mailbox, String given, String next, RuntimeException why) {
        try {
            return mailboxes.find(mailbox.account(), mailbox.mailbox()).map(Mailbox::id)
                    .filter(id -> kept.replace(mailbox, id, given, next)).isPresent();
        } catch (RuntimeException e) {
            why.addSuppressed(e);
            return false;
        }
    }

    private static Problem told(Problem problem, String more) {
        return new Problem(problem.status(), problem.type(), problem.title(), problem.detail() + more, problem.field(),
                problem.extra());
    }
}
