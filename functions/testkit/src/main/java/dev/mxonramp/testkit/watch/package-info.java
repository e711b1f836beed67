/** The timing wheel in memory, and what every one does. */
@NullMarked
package dev.mxonramp.testkit.watch;

import org.jspecify.annotations.NullMarked;
