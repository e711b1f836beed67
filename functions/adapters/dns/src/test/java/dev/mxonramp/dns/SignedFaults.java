package dev.mxonramp.dns;

import static dev.mxonramp.dns.FaultRow.everywhere;
import static dev.mxonramp.dns.Forgery.with;

import dev.mxonramp.testkit.dns.SignatureFault;
import java.util.Optional;
import org.xbill.DNS.Section;

/** What is wrong in a signed zone. */
final class SignedFaults {
    private SignedFaults() {}

    static void fill(FaultRows rows) {
        for (SignatureFault fault : SignatureFault.values()) {
            rows.signed("signatures: " + fault, true,
                    fault == SignatureFault.NONE ? rows.wanted.found : "dns.bogus",
                    world -> world.zone.signatures(fault));
        }
        rows.signed("the records without a signature, from the servers of a signed zone", false, "dns.bogus",
                world -> everywhere(world, rows.forgery.answer(rows.wanted.records())));
        rows.signed("another record beside the signed ones", true, "dns.bogus",
                world -> everywhere(world, (query, right, tcp) -> {
                    if (rows.wanted.askedIn(query)) {
                        with(right, Section.ANSWER, rows.wanted.others(
                                rows.wanted.code(World.CODE.value(), "30 mx2.onramp.test.")));
                    }
                    return Optional.of(right.toWire());
                }));
        rows.signed("the DS record is of another key", true, "dns.bogus", world -> world.dns.zone("test")
                .put("acme.test", "DS", 60, "4711 13 2 " + "ab".repeat(32)));
    }
}
