/** What Linux says of the processes that are measured. */
@NullMarked
package dev.mxonramp.bench.process;

import org.jspecify.annotations.NullMarked;
