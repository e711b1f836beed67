package dev.mxonramp.testkit.dns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * A zone of a {@link LoopbackDns} that can be edited while it is served. Names are absolute, with or without the trailing
 * dot; types are written as in master files ({@code "MX"}), and so is the data ({@code "10 mx1.example.com."}, where
 * names without a trailing dot are relative to the zone). Every edit raises the SOA serial by one. Safe for threads.
 */
public final class LoopbackZone {
    private final Name origin;
    private volatile ZoneData data;

    LoopbackZone(Name origin) {
        this.origin = origin;
        this.data = ZoneData.empty(origin);
    }

    /** The zone's name without the trailing dot; empty for the root. */
    public String name() {
        return origin.toString(true);
    }

    /** The current SOA serial. */
    public long serial() {
        return data.serial();
    }

    /** Puts exactly these records at the name and type, in place of what was there. */
    public void put(String name, String type, long ttl, String... rdata) {
        edit(edit -> edit.put(name, type, ttl, rdata));
    }

    /** Puts exactly one TXT record there, from its plain value of any length: no quotes and no escapes needed. */
    public void putTxt(String name, long ttl, String value) {
        edit(edit -> edit.putTxt(name, ttl, value));
    }

    /** Adds a record to those at the name and type. */
    public void add(String name, String type, long ttl, String rdata) {
        edit(edit -> edit.add(name, type, ttl, rdata));
    }

    /** Removes all records at the name and type; nothing there is no error. */
    public void remove(String name, String type) {
        edit(edit -> edit.remove(name, type));
    }

    /** Several changes at once: all of them under one new serial, or none of them if one throws. */
    public synchronized void edit(Consumer<Edit> changes) {
        var edit = new Edit(origin, data);
        changes.accept(edit);
        data = edit.result().withSerial(data.serial() + 1);
    }

    /** All records but the SOA. */
    public List<Entry> records() {
        return data.records().stream().map(Entry::of).toList();
    }

    /** The records at the name and type. */
    public List<Entry> records(String name, String type) {
        return data.records(absolute(name), typeOf(type)).stream().map(Entry::of).toList();
    }

    /**
     * Signs the zone with a new key from now on, whatever is edited later; DNSSEC's algorithm 13.
     *
     * @return the DS record for the zone above, as in a master file
     */
    public synchronized String sign() {
        var signer = ZoneSigner.of(origin);
        data = data.signedBy(signer).withSerial(data.serial() + 1);
        return signer.ds().rdataToString();
    }

    /**
     * From now on its signatures are like this.
     *
     * @throws IllegalStateException if the zone is not signed
     */
    public void signatures(SignatureFault fault) {
        ZoneSigner signer = data.signer();
        if (signer == null) {
            throw new IllegalStateException("the zone " + origin + " is not signed");
        }
        signer.behave(fault);
    }

    ZoneData data() {
        return data;
    }

    Name origin() {
        return origin;
    }

    static Name absolute(String name) {
        try {
            return Name.fromString(name.isEmpty() ? "." : name, Name.root).canonicalize();
        } catch (TextParseException e) {
            throw new IllegalArgumentException("not a DNS name: " + name, e);
        }
    }

    private static int typeOf(String type) {
        int number = Type.value(type, true);
        if (number < 0) {
            throw new IllegalArgumentException("not a DNS record type: " + type);
        }
        return number;
    }

    /** A record as a page shows it. */
    public record Entry(String name, String type, long ttl, String rdata) {
        static Entry of(Record record) {
            return new Entry(record.getName().toString(true), Type.string(record.getType()), record.getTTL(),
                    record.rdataToString());
        }
    }

    /** Changes that take effect together. */
    public static final class Edit {
        private final Name origin;
        private ZoneData data;

        private Edit(Name origin, ZoneData data) {
            this.origin = origin;
            this.data = data;
        }

        private ZoneData result() {
            return data;
        }

        /** As {@link LoopbackZone#put}. */
        public void put(String name, String type, long ttl, String... rdata) {
            var records = new ArrayList<Record>();
            for (String each : rdata) {
                records.add(parse(name, type, ttl, each));
            }
            data = data.with(inZone(name), typeOf(type), records);
        }

        /** As {@link LoopbackZone#putTxt}. */
        public void putTxt(String name, long ttl, String value) {
            var record = new TXTRecord(inZone(name), DClass.IN, ttl, chunks(value));
            data = data.with(inZone(name), Type.TXT, List.of(record));
        }

        /** As {@link LoopbackZone#add}. */
        public void add(String name, String type, long ttl, String rdata) {
            var records = new ArrayList<>(data.records(inZone(name), typeOf(type)));
            records.add(parse(name, type, ttl, rdata));
            data = data.with(inZone(name), typeOf(type), records);
        }

        /** As {@link LoopbackZone#remove}. */
        public void remove(String name, String type) {
            data = data.with(inZone(name), typeOf(type), List.of());
        }

        /** The records at the name and type as they are at this point of the edit, for conditional changes. */
        public List<Entry> records(String name, String type) {
            return data.records(inZone(name), typeOf(type)).stream().map(Entry::of).toList();
        }

        private Name inZone(String name) {
            Name absolute = absolute(name);
            if (!absolute.subdomain(origin)) {
                throw new IllegalArgumentException(name + " is not in the zone " + origin);
            }
            return absolute;
        }

        private Record parse(String name, String type, long ttl, String rdata) {
            try {
                return Record.fromString(inZone(name), typeOf(type), DClass.IN, ttl, rdata, origin);
            } catch (IOException e) {
                throw new IllegalArgumentException("not the data of a " + type + " record: " + rdata, e);
            }
        }

        /** Character-strings of at most 255 octets, escaped as dnsjava's constructor expects them. */
        private static List<String> chunks(String value) {
            byte[] octets = value.getBytes(StandardCharsets.UTF_8);
            var chunks = new ArrayList<String>();
            for (int from = 0; from == 0 || from < octets.length; from += 255) {
                var chunk = new StringBuilder();
                for (int at = from; at < Math.min(octets.length, from + 255); at++) {
                    chunk.append("\\%03d".formatted(octets[at] & 0xff));
                }
                chunks.add(chunk.toString());
            }
            return chunks;
        }
    }
}
