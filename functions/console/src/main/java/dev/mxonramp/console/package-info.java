/** The console as browsers load it, and the API's description. */
@NullMarked
package dev.mxonramp.console;

import org.jspecify.annotations.NullMarked;
