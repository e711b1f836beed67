/** Boots the whole system on one machine and takes it down again. */
@NullMarked
package dev.mxonramp.local.system;

import org.jspecify.annotations.NullMarked;
