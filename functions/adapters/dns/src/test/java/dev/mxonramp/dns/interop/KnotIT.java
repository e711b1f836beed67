package dev.mxonramp.dns.interop;

/** Knot DNS's authorities, signed by Knot's tools. */
class KnotIT extends InteropTable {
    KnotIT() {
        super(new Knot());
    }
}
