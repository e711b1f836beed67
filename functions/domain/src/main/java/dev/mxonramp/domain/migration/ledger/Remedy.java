package dev.mxonramp.domain.migration.ledger;

import java.util.regex.Pattern;

/** What can be done about an exception: what later passes try by themselves, and what its owner can do. */
public final class Remedy {
    /**
     * A refusal that is about the server's state or its program rather than the message (RFC 5530, RFC 9208), or says so in
     * words.
     */
    private static final Pattern PASSING = Pattern.compile(
            "\\[(SERVERBUG|LIMIT|OVERQUOTA|UNAVAILABLE|INUSE|CONTACTADMIN)\\b"
                    + "|temporar|try again|try later|internal (server )?error|timed? ?out|over quota|quota exceeded",
            Pattern.CASE_INSENSITIVE);
    /** A message that broke connections, or kept a server busy, again and again was tried often enough. */
    private static final Pattern GIVEN_UP = Pattern.compile("\\([0-9]+ attempts\\)");

    private Remedy() {}

    /**
     * Whether each later pass tries the message, or the folder, again, once: what may have changed is the server, not the message. One
     * that is too large is tried where the server takes larger ones than it did ({@link #tooLarge}).
     */
    public static boolean triedAgain(MigrationException exception) {
        return switch (exception.kind()) {
            case UNREADABLE_AT_SOURCE, TOO_LARGE -> true;
            case REFUSED_BY_TARGET ->
                PASSING.matcher(exception.words()).find() && !GIVEN_UP.matcher(exception.words()).find();
            case FOLDER_UNREADABLE_AT_SOURCE, FOLDER_REFUSED_BY_TARGET -> true;
            case UNRECOGNISED_AT_TARGET, ALTERED_BY_TARGET, FLAGS_REFUSED, NOT_REMOVED -> false;
        };
    }

    /** What a message is listed with that is larger than the new server takes. */
    public static String tooLarge(long limit) {
        return "The new server takes messages up to " + limit + " octets.";
    }

    /** What the owner can do; a sentence or two. */
    public static String advice(MigrationException exception) {
        return switch (exception.kind()) {
            case REFUSED_BY_TARGET -> triedAgain(exception)
                    ? "It is not at the new server, which does not take it for the reason in 'words'. Every pass tries "
                            + "it again; if that does not help, save it from the old mailbox before that is closed."
                    : "It is not at the new server, which refuses it for the reason in 'words'. Save it "
                            + "from the old mailbox before that is closed, or forward it to the new address.";
            case TOO_LARGE ->
                "It is not at the new server, which takes no message as large. Save it, or what is attached "
                        + "to it, from the old mailbox before that is closed. It is tried again if the limit changes.";
            case UNREADABLE_AT_SOURCE -> "It is not at the new server, since the old one lists it and does not give it "
                    + "out. Every pass asks again. Look for it in the old provider's web mail and save it there, or ask "
                    + "the provider to mend it.";
            case UNRECOGNISED_AT_TARGET ->
                "The new server took it and stores it so changed that it cannot be told from other mail. It is not sent "
                        + "again, for then it might be there twice. Look for it at the new server.";
            case ALTERED_BY_TARGET ->
                "It is at the new server, which changed its octets, so that a digital signature of "
                        + "it may not hold any more. Where that matters, save it from the old mailbox.";
            case FLAGS_REFUSED -> "It is at the new server, where its marks, such as read or flagged, are those of "
                    + "before. Set them there by a mail program.";
            case FOLDER_UNREADABLE_AT_SOURCE ->
                "The old server does not open this folder, so that at most what was copied before is at the "
                        + "new one. Every pass tries it again. Look for it in the old provider's web mail, or ask the "
                        + "provider to mend it.";
            case FOLDER_REFUSED_BY_TARGET ->
                "The new server does not take this folder, so that at most what was copied before is there. "
                        + "Give it another place with PUT …/migration/mapping, or rename it at the old server; every "
                        + "pass tries it again.";
            case NOT_REMOVED -> "It is gone at the old server and was not removed at the new one, for the reason in "
                    + "'words'. Where you do not want it any more, remove it there by a mail program.";
        };
    }
}
