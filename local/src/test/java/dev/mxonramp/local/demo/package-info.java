/** The demonstration as a test. */
@NullMarked
package dev.mxonramp.local.demo;

import org.jspecify.annotations.NullMarked;
