package dev.mxonramp.dns;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Why signatures do not hold, in the words of the Extended DNS Errors (RFC 8914 4). */
final class BogusReason {
    private BogusReason() {}

    /** What a resolver's SERVFAIL says about DNSSEC; empty if it says nothing. */
    static Optional<String> said(Message failure) {
        if (failure.getOPT() == null) {
            return Optional.empty();
        }
        for (EDNSOption option : failure.getOPT().getOptions()) {
            if (option instanceof ExtendedErrorCodeOption error && isDnssec(error.getErrorCode())) {
                String text = error.getText();
                return Optional.of(text == null || text.isBlank()
                        ? name(error.getErrorCode())
                        : name(error.getErrorCode()) + ": " + text);
            }
        }
        return Optional.empty();
    }

    /** Why the validator refuses; empty if it does not. */
    static Optional<String> of(Message verdict) {
        return verdict.getRcode() == Rcode.SERVFAIL
                ? Optional.of(said(verdict).orElse(name(ExtendedErrorCodeOption.DNSSEC_BOGUS)))
                : Optional.empty();
    }

    /**
     * Why the validator refuses this very answer; empty if it does not. The validator's own words for a signature that
     * does not hold are the same in all cases, so the signatures are looked at again.
     */
    static Optional<String> of(Message verdict, Message judged, Instant now) {
        return of(verdict).map(said -> {
            boolean general = said.startsWith(name(ExtendedErrorCodeOption.DNSSEC_BOGUS));
            List<RRSIGRecord> signatures = judged.getSection(Section.ANSWER).stream()
                    .filter(RRSIGRecord.class::isInstance).map(RRSIGRecord.class::cast).toList();
            Record question = judged.getQuestion();
            String what = question.getName().toString(true) + " " + Type.string(question.getType());
            if (signatures.isEmpty()) {
                return judged.getSection(Section.ANSWER).isEmpty() || said.contains("chain of trust")
                        ? said
                        : name(ExtendedErrorCodeOption.RRSIGS_MISSING) + ": " + what;
            }
            if (!general) {
                return said;
            }
            RRSIGRecord signature = signatures.getFirst();
            if (signatures.stream().allMatch(each -> each.getExpire().isBefore(now))) {
                return name(ExtendedErrorCodeOption.SIGNATURE_EXPIRED) + ": " + what + ", at " + signature.getExpire();
            }
            if (signatures.stream().allMatch(each -> each.getTimeSigned().isAfter(now))) {
                return name(ExtendedErrorCodeOption.SIGNATURE_NOT_YET_VALID) + ": " + what + ", before "
                        + signature.getTimeSigned();
            }
            return said.contains("ANSWER rrset")
                    ? name(ExtendedErrorCodeOption.DNSSEC_BOGUS) + ": the signature does not fit " + what
                    : said;
        });
    }

    private static boolean isDnssec(int code) {
        return switch (code) {
            case ExtendedErrorCodeOption.DNSSEC_BOGUS, ExtendedErrorCodeOption.SIGNATURE_EXPIRED,
                    ExtendedErrorCodeOption.SIGNATURE_NOT_YET_VALID, ExtendedErrorCodeOption.DNSKEY_MISSING,
                    ExtendedErrorCodeOption.RRSIGS_MISSING, ExtendedErrorCodeOption.NO_ZONE_KEY_BIT_SET,
                    ExtendedErrorCodeOption.NSEC_MISSING, ExtendedErrorCodeOption.SIGNATURE_EXPIRED_BEFORE_VALID ->
                true;
            default -> false;
        };
    }

    /** The names in IANA's registry. */
    private static String name(int code) {
        return switch (code) {
            case ExtendedErrorCodeOption.SIGNATURE_EXPIRED -> "Signature Expired";
            case ExtendedErrorCodeOption.SIGNATURE_NOT_YET_VALID -> "Signature Not Yet Valid";
            case ExtendedErrorCodeOption.DNSKEY_MISSING -> "DNSKEY Missing";
            case ExtendedErrorCodeOption.RRSIGS_MISSING -> "RRSIGs Missing";
            case ExtendedErrorCodeOption.NO_ZONE_KEY_BIT_SET -> "No Zone Key Bit Set";
            case ExtendedErrorCodeOption.NSEC_MISSING -> "NSEC Missing";
            case ExtendedErrorCodeOption.SIGNATURE_EXPIRED_BEFORE_VALID -> "Signature Expired before Valid";
            default -> "DNSSEC Bogus";
        };
    }
}
