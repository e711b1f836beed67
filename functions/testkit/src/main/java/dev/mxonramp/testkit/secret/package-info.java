/** Vault and signer in memory, and what every one of them does. */
@NullMarked
package dev.mxonramp.testkit.secret;

import org.jspecify.annotations.NullMarked;
