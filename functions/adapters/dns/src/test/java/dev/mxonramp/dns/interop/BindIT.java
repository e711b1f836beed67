package dev.mxonramp.dns.interop;

/** BIND's authorities, signed by BIND's tools. */
class BindIT extends InteropTable {
    BindIT() {
        super(new Bind());
    }
}
