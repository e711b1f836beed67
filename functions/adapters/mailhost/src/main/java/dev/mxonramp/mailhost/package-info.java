/** The mail platform behind the port {@code MailHost}: Apache James, by its WebAdmin API. */
@NullMarked
package dev.mxonramp.mailhost;

import org.jspecify.annotations.NullMarked;
