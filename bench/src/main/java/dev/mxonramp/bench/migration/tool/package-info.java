/** The tools that are measured, each a process of its own. */
@NullMarked
package dev.mxonramp.bench.migration.tool;

import org.jspecify.annotations.NullMarked;
