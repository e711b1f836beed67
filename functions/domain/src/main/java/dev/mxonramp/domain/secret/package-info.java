/** Secrets at rest. */
@NullMarked
package dev.mxonramp.domain.secret;

import org.jspecify.annotations.NullMarked;
