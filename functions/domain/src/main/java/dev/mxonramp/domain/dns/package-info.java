/** What was seen in the DNS, and what it means. */
@NullMarked
package dev.mxonramp.domain.dns;

import org.jspecify.annotations.NullMarked;
