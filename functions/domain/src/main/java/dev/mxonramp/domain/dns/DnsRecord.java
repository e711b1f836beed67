package dev.mxonramp.domain.dns;

/** A record of the type that was asked for, as one name server gave it; {@code ttl} in seconds. */
public record DnsRecord(long ttl, Data data) {
    /** What a record says. */
    public sealed interface Data {
        /** A TXT record's character-strings, joined (RFC 7208 3.3), octets read as UTF-8. */
        record Text(String value) implements Data {}

        /**
         * An MX record.
         *
         * @param preference lower is tried first
         * @param host in lower case without the trailing dot; empty for the null MX (RFC 7505)
         */
        record Mail(int preference, String host) implements Data {
            /** As in a master file, e.g. {@code 10 mx1.example.com.}. */
            public String presented() {
                return preference + " " + host + ".";
            }
        }

        /** A zone's SOA record. */
        record Start(Reply.Soa soa) implements Data {}

        /** Any other record, as in a master file. */
        record Other(String presented) implements Data {}
    }

    /** The data as a person reads it. */
    public String presented() {
        return switch (data) {
            case Data.Text(String value) -> "\"" + value + "\"";
            case Data.Mail mail -> mail.presented();
            case Data.Start(Reply.Soa soa) -> "SOA " + soa.serial();
            case Data.Other(String presented) -> presented;
        };
    }
}
