/** An interpreter of the Amazon States Language, for what our definitions use, with the service's limits and API. */
@NullMarked
package dev.mxonramp.local.states;

import org.jspecify.annotations.NullMarked;
