/** What the system costs: units counted while its own code runs, times list prices. */
@NullMarked
package dev.mxonramp.bench.cost;

import org.jspecify.annotations.NullMarked;
