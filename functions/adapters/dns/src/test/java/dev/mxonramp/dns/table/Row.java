package dev.mxonramp.dns.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.dns.DnsAccess;
import dev.mxonramp.dns.DnsChecks;
import dev.mxonramp.dns.DnsSettings;
import dev.mxonramp.dns.GuavaPublicSuffixes;
import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.claim.IssuedCodes;
import dev.mxonramp.domain.claim.VerificationCode;
import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.MxPlan;
import dev.mxonramp.domain.dns.TxtCheck;
import dev.mxonramp.domain.name.DomainName;
import java.time.InstantSource;
import java.util.List;

/**
 * One state of the world, and what is to be said of it.
 *
 * @param seen the state, in the words of the table of diagnoses
 * @param type of the record that is looked for
 * @param domain whose check it is
 * @param code the diagnosis that is expected
 * @param holds whether the domain is proven, or its mail comes here
 * @param says what its sentence, remedy and notes contain
 * @param zones what there is, each named in no other row but for {@link Rows#COMMON}
 */
public record Row(String seen, Type type, String domain, String code, boolean holds, List<String> says,
        List<ZoneText> zones) {
    static final VerificationCode CODE = new VerificationCode("abcdefghijklmnopqrstuvwxyz234567");
    static final String VALUE = "onramp-verification=" + CODE;
    private static final MxPlan PLAN = new MxPlan(
            List.of(new DomainName("mx1.onramp.test"), new DomainName("mx2.onramp.test")));

    /** The record that is looked for. */
    public enum Type {
        TXT, MX
    }

    /** The checks of a deployment that uses the table's names. */
    public static DnsChecks checks(DnsAccess access, InstantSource clock) {
        return DnsChecks.from(new DnsSettings(access, new Challenge("_onramp-challenge", "onramp-verification"), PLAN),
                new GuavaPublicSuffixes(), clock);
    }

    /** Makes the check and compares. */
    public void play(DnsChecks checks) {
        switch (type) {
            case TXT -> {
                TxtCheck.Outcome outcome = check(checks, domain);
                compare(outcome.finding(), outcome.proven(), outcome.toString());
            }
            case MX -> {
                var outcome = checks.mx().check(new DomainName(domain));
                compare(outcome.finding(), outcome.ours(), outcome.toString());
            }
        }
    }

    /** Looks whether the table's code is published for the domain. */
    public static TxtCheck.Outcome check(DnsChecks checks, String domain) {
        return checks.txt().check(new DomainName(domain), IssuedCodes.first(CODE));
    }

    private void compare(Finding finding, boolean held, String outcome) {
        assertEquals(code, finding.code(), outcome);
        assertEquals(holds, held, outcome);
        String text = finding.told(finding.checkedAt()).sentence() + " / " + finding.remedy() + " / " + finding.notes()
                + finding.servers();
        says.forEach(part -> assertTrue(text.contains(part), () -> "'" + part + "' is missing in: " + text));
    }

    @Override
    public String toString() {
        return code + ": " + seen;
    }
}
