/** Tests of the migration's functions. */
@NullMarked
package dev.mxonramp.migration;

import org.jspecify.annotations.NullMarked;
