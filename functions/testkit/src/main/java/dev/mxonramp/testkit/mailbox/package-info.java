/** Mailboxes in memory, and what every store of them does. */
@NullMarked
package dev.mxonramp.testkit.mailbox;

import org.jspecify.annotations.NullMarked;
