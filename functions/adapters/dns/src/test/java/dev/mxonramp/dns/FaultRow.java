package dev.mxonramp.dns;

import dev.mxonramp.testkit.dns.Tampering;
import java.util.function.Consumer;

/**
 * Something that name servers do wrong, or that somebody does who wants a domain or its mail that is not theirs.
 *
 * @param wanted what is looked for meanwhile
 * @param name what is done
 * @param signed whether the zone is signed
 * @param published whether the right records really stand in the zone
 * @param code the diagnosis that is expected
 * @param begin brings it about
 */
record FaultRow(Wanted wanted, String name, boolean signed, boolean published, String code, Consumer<World> begin) {
    static void everywhere(World world, Tampering tampering) {
        world.dns.servers().forEach(server -> server.tamper(tampering));
    }

    /** Plays the row in a world of its own. */
    Wanted.Seen play() {
        try (World world = signed ? World.signed(2) : new World(2)) {
            if (published) {
                wanted.publish(world, 120);
            }
            begin.accept(world);
            return wanted.look(world);
        }
    }

    /** Whether the check is to be content all the same: only ever where the records are there. */
    boolean verifies() {
        return published && code.equals(wanted.found);
    }

    @Override
    public String toString() {
        return wanted + ": " + name;
    }
}
