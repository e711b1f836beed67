package dev.mxonramp.domain.account;

/**
 * Whether a mail may go to an account's address. Before the address is confirmed at most one mail a day does, whatever
 * it says: nobody shall be able to bother a stranger through us. Everything that sends mail to an account asks here.
 */
public final class MailAllowance {
    private final Limits limits;

    public MailAllowance(Limits limits) {
        this.limits = limits;
    }

    /** Takes the right to send one mail that the journey calls for; unlimited once the address is confirmed. */
    public boolean take(Account account) {
        return account.confirmed() || counted(AccountLimits.MAILS_UNCONFIRMED, account);
    }

    /** Takes the right to send one mail that anybody could have asked for. */
    public boolean takeForStranger(Account account) {
        return counted(limit(account), account);
    }

    /** Gives the right back, since the mail could not be sent. */
    public void giveBackForStranger(Account account) {
        limits.giveBack(limit(account), account.address().toString());
    }

    /** Gives the right back, since the mail could not be sent. */
    public void giveBack(Account account) {
        if (!account.confirmed()) {
            limits.giveBack(AccountLimits.MAILS_UNCONFIRMED, account.address().toString());
        }
    }

    private static Limits.Limit limit(Account account) {
        return account.confirmed() ? AccountLimits.MAILS_CONFIRMED : AccountLimits.MAILS_UNCONFIRMED;
    }

    private boolean counted(Limits.Limit limit, Account account) {
        return switch (limits.count(limit, account.address().toString())) {
            case Limits.Verdict.Within() -> true;
            case Limits.Verdict.Exceeded(_) -> false;
        };
    }
}
