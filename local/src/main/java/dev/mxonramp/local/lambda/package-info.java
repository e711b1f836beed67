/** Runs functions as Lambda does: each in its own process, from its built zip, over the Runtime API. */
@NullMarked
package dev.mxonramp.local.lambda;

import org.jspecify.annotations.NullMarked;
