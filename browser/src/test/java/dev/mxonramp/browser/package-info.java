/** The console in a real browser. */
@NullMarked
package dev.mxonramp.browser;

import org.jspecify.annotations.NullMarked;
