/** What strangers publish, and what they are asked, by HTTPS. */
@NullMarked
package dev.mxonramp.https;

import org.jspecify.annotations.NullMarked;
