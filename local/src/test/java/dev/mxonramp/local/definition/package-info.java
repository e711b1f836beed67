/** Holds template.yaml against the functions' code. */
@NullMarked
package dev.mxonramp.local.definition;

import org.jspecify.annotations.NullMarked;
