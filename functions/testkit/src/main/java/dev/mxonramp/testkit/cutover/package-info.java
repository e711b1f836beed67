/** Doubles and contracts around the MX change. */
@NullMarked
package dev.mxonramp.testkit.cutover;

import org.jspecify.annotations.NullMarked;
