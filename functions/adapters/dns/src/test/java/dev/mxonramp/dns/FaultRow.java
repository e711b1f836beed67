package dev.mxonramp.dns;

import dev.mxonramp.testkit.dns.ServerFault;
import dev.mxonramp.testkit.dns.Tampering;
import java.util.function.Consumer;

/**
 * Something that name servers do wrong, or that somebody does who wants a domain that is not theirs.
 *
 * @param name what is done
 * @param signed whether the zone is signed
 * @param published whether the right record really stands in the zone
 * @param code the diagnosis that is expected
 * @param begin brings it about
 */
record FaultRow(String name, boolean signed, boolean published, String code, Consumer<World> begin) {
    static FaultRow published(String name, String code, Consumer<World> begin) {
        return new FaultRow(name, false, true, code, begin);
    }

    static FaultRow forged(String name, String code, Tampering tampering) {
        return new FaultRow(name, false, false, code, world -> everywhere(world, tampering));
    }

    static FaultRow fault(String code, ServerFault fault) {
        return published(fault.name(), code, world -> world.everyServer(fault));
    }

    static void everywhere(World world, Tampering tampering) {
        world.dns.servers().forEach(server -> server.tamper(tampering));
    }

    /** Whether the domain is to be verified all the same: only ever where the record is there. */
    boolean verifies() {
        return published && code.equals("txt.found");
    }

    @Override
    public String toString() {
        return name;
    }
}
