/** Mails and events that are recorded, and what every sender of them does. */
@NullMarked
package dev.mxonramp.testkit.notice;

import org.jspecify.annotations.NullMarked;
