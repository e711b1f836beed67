/** Accounts in memory, and the contracts of their ports. */
@NullMarked
package dev.mxonramp.testkit.account;

import org.jspecify.annotations.NullMarked;
