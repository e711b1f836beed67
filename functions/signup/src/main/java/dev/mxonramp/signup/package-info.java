/** Functions at the door: sign-up, sessions, authorizer, accounts, and the claims themselves. */
@NullMarked
package dev.mxonramp.signup;

import org.jspecify.annotations.NullMarked;
