package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.name.DomainName;
import java.util.Locale;

/**
 * A record that mail clients look for.
 *
 * @param name where
 * @param type what kind
 * @param value as a person enters it, e.g. {@code 0 1 993 imap.example.net.}; a text without quotes
 */
public record SoughtRecord(DomainName name, Type type, String value) {
    private static final int SRV_FIELDS = 4;
    private static final int PORT = 2;
    private static final int TARGET = 3;

    /** Its kind. */
    public enum Type {
        /** Where a service is (RFC 2782). */
        SRV,
        /** A text. */
        TXT,
        /** Another name for a host. */
        CNAME
    }

    /** What is asked. An alias shows in whatever is asked of its name, so an address is: clients ask for that. */
    Question question() {
        return new Question(name, switch (type) {
            case SRV -> Question.Type.SRV;
            case TXT -> Question.Type.TXT;
            case CNAME -> Question.Type.A;
        });
    }

    /** Whether a reply has exactly this. */
    boolean in(Reply reply) {
        return switch (type) {
            case SRV -> reply instanceof Reply.Present present && present.aliases().isEmpty()
                    && present.records().size() == 1 && sameService(present.records().getFirst().presented());
            case TXT -> reply instanceof Reply.Present present
                    && present.records().stream().anyMatch(record -> text(record).equals(value));
            case CNAME -> switch (reply) {
                case Reply.Present present -> present.aliases().contains(target());
                case Reply.Alias alias -> alias.aliases().contains(target());
                case Reply.Absent _,Reply.Referred _,Reply.Failed _ -> false;
            };
        };
    }

    /** Whether what a reply has stands in this record's place; other texts stand beside it. */
    boolean displacedIn(Reply reply) {
        return switch (reply) {
            case Reply.Present present -> type != Type.TXT
                    || present.records().stream().anyMatch(record -> text(record).startsWith(version()));
            case Reply.Alias _ -> true;
            case Reply.Absent _,Reply.Referred _,Reply.Failed _ -> false;
        };
    }

    /** What a text of the same purpose begins with (as RFC 6376 3.6.1 and others have it). */
    private String version() {
        return value.split(";", 2)[0];
    }

    private static String text(DnsRecord record) {
        return record.data() instanceof DnsRecord.Data.Text(String text) ? text : "";
    }

    /** Priority and weight choose between several; names compare without case (RFC 2782, RFC 4343). */
    private boolean sameService(String presented) {
        String[] theirs = presented.toLowerCase(Locale.ROOT).split(" ", -1);
        String[] ours = value.split(" ", -1);
        return theirs.length == SRV_FIELDS && theirs[TARGET].equals(ours[TARGET])
                && (ours[TARGET].equals(".") || theirs[PORT].equals(ours[PORT]));
    }

    private DomainName target() {
        return new DomainName(value.substring(0, value.length() - 1));
    }
}
