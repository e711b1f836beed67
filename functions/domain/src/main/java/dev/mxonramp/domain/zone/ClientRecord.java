package dev.mxonramp.domain.zone;

import dev.mxonramp.domain.dns.SoughtRecord;

/**
 * A record for mail clients.
 *
 * @param set as it is published
 * @param use what it is for
 */
public record ClientRecord(RecordSet set, Use use) {
    /** What a record is for. */
    public enum Use {
        /** Clients find IMAP over TLS. */
        IMAP(false, "Mail programs find the server for reading mail (RFC 6186, RFC 8314)."),
        /** Clients find submission over TLS. */
        SUBMISSION(false, "Mail programs find the server for sending mail (RFC 6186, RFC 8314)."),
        /** Clients find JMAP. */
        JMAP(false, "Mail programs find JMAP (RFC 8620)."),
        /** Clients do not try what is not offered. */
        NOT_OFFERED(true, "Mail programs are spared a search for what is not offered (RFC 6186)."),
        /** Outlook finds its settings at a name of the provider's. */
        AUTODISCOVER(false, "Outlook finds its settings at a name of the provider's."),
        /** Clients find settings at a name of the user's. */
        OWN_NAME(true,
                "Mail programs find their settings at a name of your domain. The provider has a certificate for it;"
                        + " the other records serve without."),
        /** PACC's digest, of use with the name that the document is served at. */
        PACC(true, "Mail programs know that the settings that they find at ua-auto-config are the right ones (PACC).");

        private final boolean optional;
        private final String sentence;

        Use(boolean optional, String sentence) {
            this.optional = optional;
            this.sentence = sentence;
        }

        /** Whether mail programs find their settings without it, too. */
        public boolean optional() {
            return optional;
        }

        /** A sentence for people. */
        public String sentence() {
            return sentence;
        }
    }

    /** The record as it is looked for. */
    public SoughtRecord sought() {
        String value = set.values().getFirst();
        return switch (set.type()) {
            case SRV -> new SoughtRecord(set.name(), SoughtRecord.Type.SRV, value);
            case CNAME -> new SoughtRecord(set.name(), SoughtRecord.Type.CNAME, value);
            case TXT -> new SoughtRecord(set.name(), SoughtRecord.Type.TXT, value.substring(1, value.length() - 1));
            case MX -> throw new IllegalStateException("no mail client looks for MX records: " + set);
        };
    }
}
