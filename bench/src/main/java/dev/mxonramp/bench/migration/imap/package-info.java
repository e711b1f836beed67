/** IMAP by bare sockets: none of the engine's code. */
@NullMarked
package dev.mxonramp.bench.migration.imap;

import org.jspecify.annotations.NullMarked;
