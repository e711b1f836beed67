/** Doubles and contracts of the DNS checks, and an authoritative name server on loopback. */
@NullMarked
package dev.mxonramp.testkit.dns;

import org.jspecify.annotations.NullMarked;
