/** Holds the class files against the design's rules. */
@NullMarked
package dev.mxonramp.local.architecture;

import org.jspecify.annotations.NullMarked;
