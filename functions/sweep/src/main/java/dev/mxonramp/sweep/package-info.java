/** The function of the minute's tick. */
@NullMarked
package dev.mxonramp.sweep;

import org.jspecify.annotations.NullMarked;
