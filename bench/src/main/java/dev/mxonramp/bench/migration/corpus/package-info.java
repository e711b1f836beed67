/** The mail that is moved: made from a number, the same each time. */
@NullMarked
package dev.mxonramp.bench.migration.corpus;

import org.jspecify.annotations.NullMarked;
