/** The demonstration: a new customer's journey, played and proven on the local system. */
@NullMarked
package dev.mxonramp.local.demo;

import org.jspecify.annotations.NullMarked;
