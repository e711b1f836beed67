/** The parts of {@code onramp migrate}, one by one. */
@NullMarked
package dev.mxonramp.local.migrate;

import org.jspecify.annotations.NullMarked;
