package dev.mxonramp.mx;

import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.SoughtRecord;
import dev.mxonramp.domain.zone.ClientRecord;
import dev.mxonramp.lambda.FindingView;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record for mail clients as the API shows it, beside what is seen of it. */
final class ClientRecordJson {
    private ClientRecordJson() {}

    static Map<String, @Nullable Object> of(ClientRecord wanted, Finding finding) {
        SoughtRecord record = wanted.sought();
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("for", wanted.use().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        body.put("why", wanted.use().sentence());
        body.put("optional", wanted.use().optional());
        body.put("type", record.type());
        body.put("name", record.name());
        body.put("ttl", wanted.set().ttl());
        body.put("value", record.value());
        body.put("srv", record.type() == SoughtRecord.Type.SRV ? srv(record.value().split(" ", -1)) : null);
        body.put("diagnosis", FindingView.of(finding));
        return body;
    }

    /** As most panels ask for it, field by field. */
    private static Map<String, @Nullable Object> srv(String[] fields) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("priority", Integer.parseInt(fields[0]));
        body.put("weight", Integer.parseInt(fields[1]));
        body.put("port", Integer.parseInt(fields[2]));
        body.put("target", fields[3]);
        return body;
    }
}
