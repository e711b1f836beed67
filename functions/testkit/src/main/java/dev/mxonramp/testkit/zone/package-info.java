/** Hosted zones in memory, and what every host of zones does. */
@NullMarked
package dev.mxonramp.testkit.zone;

import org.jspecify.annotations.NullMarked;
