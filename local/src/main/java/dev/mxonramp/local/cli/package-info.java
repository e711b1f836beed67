/** The command line: {@code onramp check}, {@code onramp migrate}, {@code onramp verify}, {@code onramp demo}, {@code onramp serve}. */
@NullMarked
package dev.mxonramp.local.cli;

import org.jspecify.annotations.NullMarked;
