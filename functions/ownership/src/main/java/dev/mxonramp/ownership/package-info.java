/** Functions of the first leg: where a claim stands, its wait for proof, and how a failure is recorded. */
@NullMarked
package dev.mxonramp.ownership;

import org.jspecify.annotations.NullMarked;
