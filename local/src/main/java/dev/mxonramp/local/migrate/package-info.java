/** One mailbox moved between any two IMAP servers, with the engine of the whole system and its state on disk. */
@NullMarked
package dev.mxonramp.local.migrate;

import org.jspecify.annotations.NullMarked;
