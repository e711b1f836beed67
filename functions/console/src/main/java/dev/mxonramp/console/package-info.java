/** The front page and the API's description. */
@NullMarked
package dev.mxonramp.console;

import org.jspecify.annotations.NullMarked;
