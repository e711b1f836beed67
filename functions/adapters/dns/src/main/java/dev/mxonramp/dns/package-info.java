/** The DNS as the adapters see it: dnsjava for asking, ICU4J for Unicode names, Guava for the Public Suffix List. */
@NullMarked
package dev.mxonramp.dns;

import org.jspecify.annotations.NullMarked;
