/** All that a check saw, as a JSON document and back. */
@NullMarked
package dev.mxonramp.lambda.evidence;

import org.jspecify.annotations.NullMarked;
