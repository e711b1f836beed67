/** Functions of the migration: sources, passes, certificates, and the wait for the last one. */
@NullMarked
package dev.mxonramp.migration;

import org.jspecify.annotations.NullMarked;
