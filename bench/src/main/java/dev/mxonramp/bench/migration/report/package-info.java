/** Figures of many runs, and the targets that they are held against. */
@NullMarked
package dev.mxonramp.bench.migration.report;

import org.jspecify.annotations.NullMarked;
