package dev.mxonramp.migration;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.imap.ImapServer;
import dev.mxonramp.imap.Reachable;
import dev.mxonramp.lambda.Fields;
import dev.mxonramp.lambda.Problem;
import dev.mxonramp.lambda.ProblemException;
import dev.mxonramp.migration.CsvRecords.CsvRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a bulk and judges each. No sentence quotes what stands in a row: where a column is missing, its
 * neighbour's secret stands there.
 */
final class BulkRows {
    /** Most rows behind the header. */
    static final int MOST = 500;

    private static final String MAILBOX = "mailbox";
    private static final List<String> COLUMNS = List.of(MAILBOX, "preset", "host", "port", "security", "user",
            "password", "refreshToken", "clientId", "clientSecret", "tokenEndpoint", "scope", "paused");

    private final SourceFields reader;
    private final Addressed addressed;
    private final Reachable reachable;

    BulkRows(SourceFields reader, Addressed addressed, Reachable reachable) {
        this.reader = reader;
        this.addressed = addressed;
        this.reachable = reachable;
    }

    /** What is wrong with a row. */
    record Objection(@Nullable String field, String sentence) {
        static Objection of(ProblemException e) {
            return new Objection(e.problem().field(), e.problem().detail());
        }
    }

    /**
     * A row.
     *
     * @param line where it begins
     * @param mailbox null where it is none of the caller's
     * @param wanted null where something is wrong
     */
    record Row(int line, @Nullable MailboxKey mailbox, SourceFields.@Nullable Wanted wanted,
            @Nullable Objection objection) {}

    List<Row> judge(AccountId account, DomainName domain, String csv) {
        List<CsvRecord> records = records(csv);
        List<String> header = header(records);
        var seen = new HashSet<MailAddress>();
        var rows = new ArrayList<Row>();
        for (CsvRecord row : records.subList(1, records.size())) {
            rows.add(judge(account, domain, header, row, seen));
        }
        return rows;
    }

    private static List<CsvRecord> records(String csv) {
        List<CsvRecord> records;
        try {
            records = CsvRecords.read(csv);
        } catch (CsvRecords.Malformed e) {
            throw Problem.invalid("csv", e.getMessage() + " Fields with commas, quotes or line breaks stand in quotes.")
                    .exception();
        }
        if (records.size() < 2 || records.size() > MOST + 1) {
            throw Problem.invalid("csv", "The field 'csv' takes a header and 1 to " + MOST + " rows.").exception();
        }
        return records;
    }

    private static List<String> header(List<CsvRecord> records) {
        List<String> header = records.getFirst().fields().stream().map(String::strip).toList();
        for (int column = 0; column < header.size(); column++) {
            if (!COLUMNS.contains(header.get(column)) || header.indexOf(header.get(column)) < column) {
                throw Problem.invalid("csv", "The header's column " + (column + 1)
                        + " is not known, or there twice. Known are: " + String.join(", ", COLUMNS) + ".").exception();
            }
        }
        if (!header.contains(MAILBOX)) {
            throw Problem.invalid("csv", "The header has no column '" + MAILBOX + "'.").exception();
        }
        return header;
    }

    private Row judge(AccountId account, DomainName domain, List<String> header, CsvRecord row,
            Set<MailAddress> seen) {
        if (row.fields().size() != header.size()) {
            return new Row(row.line(), null, null, new Objection(null, "The row has " + row.fields().size()
                    + " fields, the header " + header.size() + "."));
        }
        MailboxKey mailbox = mailbox(account, domain, row.fields().get(header.indexOf(MAILBOX)).strip());
        if (mailbox == null) {
            return new Row(row.line(), null, null,
                    new Objection(MAILBOX, "You have no such mailbox in this domain. Create it first."));
        }
        if (!seen.add(mailbox.mailbox())) {
            return new Row(row.line(), mailbox, null, new Objection(MAILBOX, "Another row is about this mailbox."));
        }
        try {
            addressed.admit(mailbox);
            SourceFields.Wanted wanted = reader.read(new Fields(members(header, row)));
            Objection objection = objection(wanted);
            return new Row(row.line(), mailbox, objection == null ? wanted : null, objection);
        } catch (ProblemException e) {
            return new Row(row.line(), mailbox, null, Objection.of(e));
        }
    }

    /** What is wrong with a server whatever it would answer; the name itself is not looked up. */
    private @Nullable Objection objection(SourceFields.Wanted wanted) {
        return switch (reachable.objection(new ImapServer(wanted.host(), wanted.port(), wanted.security()))) {
            case NONE -> null;
            case PORT ->
                new Objection("port", "Only the ports 993 and 143 are reached. Give that of the IMAP service.");
            case SECURITY ->
                new Objection("security", "Without protection, everybody on the way would see the password. "
                        + "Choose TLS (port 993) or STARTTLS (port 143).");
            case HOST ->
                new Objection("host", "This is no server on the public internet. Give the name by which the old "
                        + "IMAP server is reached from everywhere.");
        };
    }

    private @Nullable MailboxKey mailbox(AccountId account, DomainName domain, String text) {
        try {
            MailAddress address = MailAddress.of(text.contains("@") ? text : text + "@" + domain);
            var key = new MailboxKey(account, address);
            return address.domain().equals(domain) && addressed.exists(key) ? key : null;
        } catch (IllegalArgumentException e) {
            // What stands there is no address, and so no mailbox.
            return null;
        }
    }

    private static Map<String, @Nullable Object> members(List<String> header, CsvRecord row) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        for (int column = 0; column < header.size(); column++) {
            String name = header.get(column);
            String value = row.fields().get(column);
            if (!name.equals(MAILBOX) && !value.isEmpty()) {
                members.put(name, typed(name, value));
            }
        }
        return members;
    }

    /** As JSON would have it; what is none of these is refused with the field's own sentence. */
    private static Object typed(String name, String value) {
        if (name.equals("port") && value.matches("[0-9]{1,9}")) {
            return Long.parseLong(value);
        }
        return switch (name.equals("paused") ? value.strip().toLowerCase(Locale.ROOT) : "") {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> value;
        };
    }
}
