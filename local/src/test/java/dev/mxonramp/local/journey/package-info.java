/** The whole journey on a turned clock. */
@NullMarked
package dev.mxonramp.local.journey;

import org.jspecify.annotations.NullMarked;
