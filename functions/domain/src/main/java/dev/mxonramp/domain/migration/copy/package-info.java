/** Copying: what is needed of the two mail servers, and how a pass goes over them. */
@NullMarked
package dev.mxonramp.domain.migration.copy;

import org.jspecify.annotations.NullMarked;
