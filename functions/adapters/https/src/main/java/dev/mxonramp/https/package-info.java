/** Files that strangers publish by HTTPS. */
@NullMarked
package dev.mxonramp.https;

import org.jspecify.annotations.NullMarked;
