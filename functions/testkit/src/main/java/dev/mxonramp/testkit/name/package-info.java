/** Doubles and contracts of the ports about names. */
@NullMarked
package dev.mxonramp.testkit.name;

import org.jspecify.annotations.NullMarked;
