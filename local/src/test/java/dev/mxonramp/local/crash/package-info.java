/** {@code onramp migrate} killed again and again, and what is at both servers in the end. */
@NullMarked
package dev.mxonramp.local.crash;

import org.jspecify.annotations.NullMarked;
