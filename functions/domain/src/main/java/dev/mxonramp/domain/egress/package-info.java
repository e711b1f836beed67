/** Which addresses that somebody else chose may be connected to. */
@NullMarked
package dev.mxonramp.domain.egress;

import org.jspecify.annotations.NullMarked;
