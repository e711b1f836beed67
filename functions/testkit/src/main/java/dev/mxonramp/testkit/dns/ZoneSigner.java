package dev.mxonramp.testkit.dns;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DNSSEC.DNSSECException;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Signs a zone's RRsets as they are served (RFC 4034, ECDSA P-256), with one key for all of them. */
final class ZoneSigner {
    private static final int ZONE_KEY_AND_ENTRY_POINT = 257;
    private static final long TTL = 60;
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant YESTERYEAR = Instant.parse("2021-01-01T00:00:00Z");
    private static final Instant NEXT_AGE = Instant.parse("2048-01-01T00:00:00Z");
    private static final Instant FAR_OFF = Instant.parse("2049-01-01T00:00:00Z");

    private final KeyPair pair;
    private final DNSKEYRecord key;
    private volatile SignatureFault fault = SignatureFault.NONE;

    private ZoneSigner(KeyPair pair, DNSKEYRecord key) {
        this.pair = pair;
        this.key = key;
    }

    /** With a new key. */
    static ZoneSigner of(Name zone) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return new ZoneSigner(pair, new DNSKEYRecord(zone, DClass.IN, TTL, ZONE_KEY_AND_ENTRY_POINT,
                    DNSKEYRecord.Protocol.DNSSEC, DNSSEC.Algorithm.ECDSAP256SHA256, pair.getPublic()));
        } catch (GeneralSecurityException | DNSSECException e) {
            throw new IllegalStateException("this JDK cannot make a key of ECDSA P-256", e);
        }
    }

    void behave(SignatureFault next) {
        fault = next;
    }

    DNSKEYRecord key() {
        return key;
    }

    /** What the zone above has to say of the key. */
    DSRecord ds() {
        return new DSRecord(key.getName(), DClass.IN, TTL, DNSSEC.Digest.SHA256, key);
    }

    /** The signatures over these records, one for each RRset. */
    List<Record> signatures(List<Record> records) {
        var sets = new LinkedHashMap<String, RRset>();
        records.forEach(each -> sets
                .computeIfAbsent(each.getName() + " " + Type.string(each.getType()), _ -> new RRset()).addRR(each));
        var signatures = new ArrayList<Record>();
        for (RRset set : sets.values()) {
            SignatureFault how = set.getType() == Type.DNSKEY ? SignatureFault.NONE : fault;
            switch (how) {
                case NONE -> signatures.add(sign(set, LONG_AGO, FAR_OFF));
                case WRONG -> signatures.add(spoilt(sign(set, LONG_AGO, FAR_OFF)));
                case EXPIRED -> signatures.add(sign(set, LONG_AGO, YESTERYEAR));
                case NOT_YET_VALID -> signatures.add(sign(set, NEXT_AGE, FAR_OFF));
                case MISSING -> {
                }
            }
        }
        return signatures;
    }

    private RRSIGRecord sign(RRset set, Instant from, Instant until) {
        try {
            return DNSSEC.sign(set, key, pair.getPrivate(), from, until);
        } catch (DNSSECException e) {
            throw new IllegalStateException("cannot sign " + set, e);
        }
    }

    private static RRSIGRecord spoilt(RRSIGRecord right) {
        byte[] octets = right.getSignature().clone();
        octets[octets.length - 1] ^= 1;
        return new RRSIGRecord(right.getName(), right.getDClass(), right.getTTL(), right.getTypeCovered(),
                right.getAlgorithm(), right.getOrigTTL(), right.getExpire(), right.getTimeSigned(),
                right.getFootprint(), right.getSigner(), octets);
    }
}
