package dev.mxonramp.signup;

import dev.mxonramp.domain.account.Account;
import dev.mxonramp.domain.account.MailAllowance;
import dev.mxonramp.domain.account.SignIn;
import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.notice.Mailer;
import dev.mxonramp.domain.notice.Mailer.Mail;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends sign-in links, as often as the address may be written to. */
public final class Links {
    private static final Logger LOG = LoggerFactory.getLogger(Links.class);

    private final SignIn signIn;
    private final MailAllowance allowance;
    private final Mailer mailer;
    private final LinkMail mails;

    public Links(SignIn signIn, MailAllowance allowance, Mailer mailer, LinkMail mails) {
        this.signIn = signIn;
        this.allowance = allowance;
        this.mailer = mailer;
        this.mails = mails;
    }

    /** What became of a mail; nobody outside is told, since it would tell whether the address is known. */
    public enum Fate {
        /** The mail service took it. */
        SENT,
        /** The mail service refuses the recipient for good. */
        REFUSED,
        /** The address may not be written to again for a while. */
        WITHHELD
    }

    /** Sends a link to sign in. */
    public Fate signIn(Account account) {
        return send(account, secret -> mails.signIn(account.address(), secret));
    }

    /** Sends a link and what to publish. */
    public Fate signUp(Account account, Claim claim, Challenge challenge) {
        return send(account, secret -> mails.signUp(account.address(), secret, claim, challenge));
    }

    private Fate send(Account account, Function<String, Mail> writing) {
        if (!allowance.takeForStranger(account)) {
            LOG.info("no link for account {}: its address had its mails", account.id());
            return Fate.WITHHELD;
        }
        try {
            return fate(account, mailer.send(writing.apply(signIn.link(account.id()))));
        } catch (RuntimeException e) {
            allowance.giveBackForStranger(account);
            throw e;
        }
    }

    private static Fate fate(Account account, Mailer.Sent sent) {
        return switch (sent) {
            case Mailer.Sent.Accepted(String messageId) -> {
                LOG.info("link for account {} sent as {}", account.id(), messageId);
                yield Fate.SENT;
            }
            case Mailer.Sent.Refused(String reason) -> {
                LOG.warn("link for account {} refused: {}", account.id(), reason);
                yield Fate.REFUSED;
            }
        };
    }
}
