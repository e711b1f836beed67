/** Functions of mailboxes: the mail platform's domains, mailboxes, and the wait for them. */
@NullMarked
package dev.mxonramp.mailboxes;

import org.jspecify.annotations.NullMarked;
