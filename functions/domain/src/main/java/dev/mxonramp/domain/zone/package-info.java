/** Writing a user's DNS records for them. */
@NullMarked
package dev.mxonramp.domain.zone;

import org.jspecify.annotations.NullMarked;
