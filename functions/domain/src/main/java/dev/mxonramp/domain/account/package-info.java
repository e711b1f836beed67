/** Accounts: who acts, how they sign in, and what they may do per hour. */
@NullMarked
package dev.mxonramp.domain.account;

import org.jspecify.annotations.NullMarked;
