/** Time that tests turn themselves. */
@NullMarked
package dev.mxonramp.testkit.time;

import org.jspecify.annotations.NullMarked;
