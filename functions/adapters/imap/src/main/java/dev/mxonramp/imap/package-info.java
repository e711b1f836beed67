/** The IMAP world: connections by Angus Mail, with our own commands where its API costs a round trip per message. */
@NullMarked
package dev.mxonramp.imap;

import org.jspecify.annotations.NullMarked;
