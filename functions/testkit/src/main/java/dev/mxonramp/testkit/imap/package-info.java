/** IMAP for tests, written without any mail library: a client, and a server that does as it is told. */
@NullMarked
package dev.mxonramp.testkit.imap;

import org.jspecify.annotations.NullMarked;
