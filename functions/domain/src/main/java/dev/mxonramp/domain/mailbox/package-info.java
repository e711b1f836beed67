/** Mailboxes, aliases and the mail host behind them. */
@NullMarked
package dev.mxonramp.domain.mailbox;

import org.jspecify.annotations.NullMarked;
