/** HTTP on loopback, for everything that the local system offers. */
@NullMarked
package dev.mxonramp.local.http;

import org.jspecify.annotations.NullMarked;
