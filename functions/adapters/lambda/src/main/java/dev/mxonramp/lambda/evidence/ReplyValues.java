package dev.mxonramp.lambda.evidence;

import dev.mxonramp.domain.dns.DnsRecord;
import dev.mxonramp.domain.dns.DnsRecord.Data;
import dev.mxonramp.domain.dns.Reply;
import dev.mxonramp.domain.name.DomainName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Replies as plain values and back. */
final class ReplyValues {
    private ReplyValues() {}

    static Map<String, Object> written(Reply reply) {
        var values = new LinkedHashMap<String, Object>();
        switch (reply) {
            case Reply.Present(List<DnsRecord> records, List<DomainName> aliases) -> {
                values.put("present", records.stream().map(ReplyValues::written).toList());
                values.put("aliases", texts(aliases));
            }
            case Reply.Absent absent -> {
                values.put("absent", absent.nameMissing() ? "name" : "type");
                if (absent.soa() != null) {
                    values.put("soa", written(absent.soa()));
                }
            }
            case Reply.Alias(List<DomainName> aliases) -> values.put("alias", texts(aliases));
            case Reply.Referred(DomainName zone) -> values.put("referred", zone.ascii());
            case Reply.Failed(Reply.Failure failure, String detail) -> {
                values.put("failed", failure);
                values.put("detail", detail);
            }
        }
        return values;
    }

    static Reply reply(Values values) {
        if (values.has("present")) {
            return new Reply.Present(values.objects("present").stream().map(ReplyValues::record).toList(),
                    names(values.texts("aliases")));
        }
        if (values.has("absent")) {
            return new Reply.Absent(values.text("absent").equals("name"),
                    values.has("soa") ? soa(values.object("soa")) : null);
        }
        if (values.has("alias")) {
            return new Reply.Alias(names(values.texts("alias")));
        }
        return values.has("referred")
                ? new Reply.Referred(new DomainName(values.text("referred")))
                : new Reply.Failed(Reply.Failure.valueOf(values.text("failed")), values.text("detail"));
    }

    private static Map<String, Object> written(DnsRecord record) {
        var values = new LinkedHashMap<String, Object>();
        values.put("ttl", record.ttl());
        switch (record.data()) {
            case Data.Text(String value) -> values.put("text", value);
            case Data.Mail(int preference, String host) -> {
                values.put("preference", preference);
                values.put("host", host);
            }
            case Data.Start(Reply.Soa soa) -> values.put("soa", written(soa));
            case Data.Other(String presented) -> values.put("other", presented);
        }
        return values;
    }

    private static DnsRecord record(Values values) {
        Data data = values.has("text")
                ? new Data.Text(values.text("text"))
                : values.has("host")
                        ? new Data.Mail((int) values.number("preference"), values.text("host"))
                        : values.has("soa")
                                ? new Data.Start(soa(values.object("soa")))
                                : new Data.Other(values.text("other"));
        return new DnsRecord(values.number("ttl"), data);
    }

    private static Map<String, Object> written(Reply.Soa soa) {
        return Map.of("zone", soa.zone().ascii(), "serial", soa.serial(), "negativeTtl",
                soa.negativeTtl().toSeconds());
    }

    private static Reply.Soa soa(Values values) {
        return new Reply.Soa(new DomainName(values.text("zone")), values.number("serial"),
                Duration.ofSeconds(values.number("negativeTtl")));
    }

    private static List<String> texts(List<DomainName> names) {
        return names.stream().map(DomainName::ascii).toList();
    }

    private static List<DomainName> names(List<String> texts) {
        return texts.stream().map(DomainName::new).toList();
    }
}
