package dev.mxonramp.dns;

import dev.mxonramp.domain.name.DomainName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/**
 * The keys that all trust begins with: DS or DNSKEY records as in a master file (RFC 1035 5), mostly of the root. Without
 * one at or above a zone nothing of it is checked.
 */
public final class TrustAnchors {
    private static final String ROOT = "root-anchors.zone";

    private final String records;
    private final Set<Name> owners;

    private TrustAnchors(String records, Set<Name> owners) {
        this.records = records;
        this.owners = owners;
    }

    /** Those of the root that IANA publishes: key tags 20326 and 38696. */
    public static TrustAnchors iana() {
        try (InputStream in = TrustAnchors.class.getResourceAsStream(ROOT)) {
            if (in == null) {
                throw new IllegalStateException(ROOT + " is not on the class path");
            }
            return of(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** None: nothing is checked. */
    public static TrustAnchors none() {
        return new TrustAnchors("", Set.of());
    }

    /**
     * From a deployment's setting, which is never empty by accident.
     *
     * @param setting {@code iana}, {@code none}, or the records, separated by semicolons
     * @throws IllegalArgumentException if it is none of these
     */
    public static TrustAnchors from(String setting) {
        return switch (setting.strip()) {
            case "iana" -> iana();
            case "none" -> none();
            case "" -> throw new IllegalArgumentException("the trust anchors are iana, none, or records");
            default -> of(setting.replaceAll("\\s*;\\s*", "\n"));
        };
    }

    /**
     * From the text of a master file; without records nothing is checked.
     *
     * @throws IllegalArgumentException if it is none, or has other records than DS and DNSKEY
     */
    public static TrustAnchors of(String records) {
        var owners = new HashSet<Name>();
        try (var master = new Master(stream(records), Name.root, 0)) {
            for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
                if (record.getType() != Type.DS && record.getType() != Type.DNSKEY) {
                    throw new IllegalArgumentException("a trust anchor is a DS or DNSKEY record, not " + record);
                }
                owners.add(record.getName());
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("the trust anchors are no master file: " + e.getMessage(), e);
        }
        return new TrustAnchors(records, Set.copyOf(owners));
    }

    /** Whether there is one at or above the zone. */
    boolean cover(DomainName zone) {
        Name name = Names.dns(zone);
        return owners.stream().anyMatch(name::subdomain);
    }

    void loadInto(ValidatingResolver validator) {
        try {
            validator.loadTrustAnchors(stream(records));
        } catch (IOException e) {
            throw new IllegalStateException("trust anchors that were read once cannot be read again", e);
        }
    }

    private static InputStream stream(String records) {
        return new ByteArrayInputStream((records + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
