/** Claims and owners in memory, and what every store of them does. */
@NullMarked
package dev.mxonramp.testkit.claim;

import org.jspecify.annotations.NullMarked;
