/** Faults that tests order. */
@NullMarked
package dev.mxonramp.testkit.fault;

import org.jspecify.annotations.NullMarked;
