package dev.mxonramp.dns.interop;

import dev.mxonramp.testkit.process.Program;

/** The programs of Debian that are needed. */
final class Programs {
    static final Program NAMED = new Program("named", "bind9");
    static final Program DNSSEC_KEYGEN = new Program("dnssec-keygen", "bind9-utils");
    static final Program DNSSEC_SIGNZONE = new Program("dnssec-signzone", "bind9-utils");
    static final Program KNOTD = new Program("knotd", "knot");
    static final Program KEYMGR = new Program("keymgr", "knot");
    static final Program KZONESIGN = new Program("kzonesign", "knot-dnssecutils");
    static final Program UNBOUND = new Program("unbound", "unbound");

    private Programs() {}
}
