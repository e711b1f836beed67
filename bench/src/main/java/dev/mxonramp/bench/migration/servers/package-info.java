/** Two mail servers, and the way to them. */
@NullMarked
package dev.mxonramp.bench.migration.servers;

import org.jspecify.annotations.NullMarked;
