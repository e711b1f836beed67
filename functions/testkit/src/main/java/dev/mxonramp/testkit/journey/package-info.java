/** What carries a journey, in memory, and what every adapter of it does. */
@NullMarked
package dev.mxonramp.testkit.journey;

import org.jspecify.annotations.NullMarked;
