package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.dns.DnsLookup.Inquiry;
import dev.mxonramp.domain.dns.DnsRecord.Data;
import dev.mxonramp.domain.dns.Finding.ServerRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes an observation as rows for people: one for each name server and address. */
final class ServerRows {
    private static final int LONGEST = 300;

    private ServerRows() {}

    /** Asks for the serials too, where the answers do not carry them. */
    static List<ServerRow> of(Inquiry inquiry, Answers shown) {
        Observation seen = shown.seen();
        ZoneCut cut = shown.cut();
        boolean lacking = seen.heard().stream().anyMatch(reply -> serial(reply) == null);
        Observation serials = lacking
                ? inquiry.askAll(cut, List.of(new Question(cut.zone(), Question.Type.SOA))).getFirst()
                : null;
        return of(seen, serials);
    }

    /** @param serials the zone's SOA as each server has it, or null where the answers carry the serials */
    static List<ServerRow> of(Observation seen, @Nullable Observation serials) {
        Long newest = null;
        for (ServerAnswer answer : seen.answers()) {
            newest = newer(newest, serial(answer, serials));
        }
        var rows = new ArrayList<ServerRow>();
        for (ServerAnswer answer : seen.answers()) {
            rows.add(row(answer, serial(answer, serials), newest));
        }
        return rows;
    }

    private static ServerRow row(ServerAnswer answer, @Nullable Long serial, @Nullable Long newest) {
        return new ServerRow(answer.server().ascii(), answer.address(), cut(Wording.plain(text(answer.reply()))),
                serial,
                ttl(answer.reply()), answer.aa(), answer.ad(), answer.millis(), note(answer, serial, newest));
    }

    private static @Nullable String note(ServerAnswer answer, @Nullable Long serial, @Nullable Long newest) {
        var notes = new ArrayList<String>();
        switch (answer.listing()) {
            case AGREED -> {
            }
            case PARENT_ONLY -> notes.add("only the registry names it, not the zone itself");
            case CHILD_ONLY -> notes.add("only the zone itself names it, not the registry");
        }
        if (answer.reply() instanceof Reply.Failed(Reply.Failure failure, _) && failure.lame()) {
            notes.add("lame: it does not serve the zone");
        }
        if (serial != null && newest != null && after(newest, serial)) {
            notes.add("stale: it has an older version of the zone than " + newest);
        }
        return notes.isEmpty() ? null : String.join("; ", notes);
    }

    private static @Nullable Long newer(@Nullable Long a, @Nullable Long b) {
        return a == null || (b != null && after(b, a)) ? b : a;
    }

    /** RFC 1982 3.2: serial numbers of 32 bits wrap around. */
    private static boolean after(long a, long b) {
        return (int) (a - b) > 0;
    }

    private static @Nullable Long serial(ServerAnswer answer, @Nullable Observation serials) {
        Long serial = serial(answer.reply());
        return serials == null || serial != null
                ? serial
                : serials.answers().stream()
                        .filter(each -> each.server().equals(answer.server())
                                && each.address().equals(answer.address()))
                        .map(each -> serial(each.reply())).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** What a reply says, for people. */
    static String text(Reply reply) {
        return switch (reply) {
            case Reply.Present present -> present.records().stream().map(DnsRecord::presented).sorted()
                    .collect(Collectors.joining(", "));
            case Reply.Absent absent -> absent.nameMissing() ? "no such name" : "no record of this type";
            case Reply.Alias(var aliases) -> "alias of " + Wording.list(aliases);
            case Reply.Referred(var zone) -> "refers to the servers of " + zone;
            case Reply.Failed(_, String detail) -> detail;
        };
    }

    private static @Nullable Long serial(Reply reply) {
        return switch (reply) {
            case Reply.Absent absent -> absent.soa() == null ? null : absent.soa().serial();
            case Reply.Present present -> present.records().stream().map(DnsRecord::data)
                    .filter(Data.Start.class::isInstance).map(data -> ((Data.Start) data).soa().serial()).findFirst()
                    .orElse(null);
            case Reply.Alias _,Reply.Referred _,Reply.Failed _ -> null;
        };
    }

    private static @Nullable Long ttl(Reply reply) {
        return reply instanceof Reply.Present present && !present.records().isEmpty()
                ? (Long) present.records().getFirst().ttl()
                : null;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
