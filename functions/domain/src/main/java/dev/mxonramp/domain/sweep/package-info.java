/** The sweep: one tick a minute looks at what is due in the timing wheel. */
@NullMarked
package dev.mxonramp.domain.sweep;

import org.jspecify.annotations.NullMarked;
