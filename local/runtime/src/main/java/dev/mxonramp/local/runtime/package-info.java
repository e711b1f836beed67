/** Runs in a function's process: AWS's runtime interface client, or our own where its native part does not load. */
@NullMarked
package dev.mxonramp.local.runtime;

import org.jspecify.annotations.NullMarked;
