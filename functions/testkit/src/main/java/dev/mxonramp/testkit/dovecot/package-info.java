/** Dovecot, as Debian has it, for tests over real IMAP. */
@org.jspecify.annotations.NullMarked
package dev.mxonramp.testkit.dovecot;
