/** What arrived, held against what was there: the judge of every tool, which shares no code with any of them. */
@NullMarked
package dev.mxonramp.bench.migration.compare;

import org.jspecify.annotations.NullMarked;
