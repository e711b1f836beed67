/** Functions that tell people: mails about events, and the announcement that clients can be set up. */
@NullMarked
package dev.mxonramp.notify;

import org.jspecify.annotations.NullMarked;
