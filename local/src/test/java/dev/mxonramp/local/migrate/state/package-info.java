/** The files that a migration lives by. */
@NullMarked
package dev.mxonramp.local.migrate.state;

import org.jspecify.annotations.NullMarked;
