/** The journey of a claim: its phases, the checks that move it, and the workflow that waits for them. */
@NullMarked
package dev.mxonramp.domain.journey;

import org.jspecify.annotations.NullMarked;
