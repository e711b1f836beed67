/** Sources and blobs in memory, and what every store of them does. */
@NullMarked
package dev.mxonramp.testkit.migration;

import org.jspecify.annotations.NullMarked;
