/** What one migration knows, on disk: every write is whole or not there, whatever dies when. */
@NullMarked
package dev.mxonramp.local.migrate.state;

import org.jspecify.annotations.NullMarked;
