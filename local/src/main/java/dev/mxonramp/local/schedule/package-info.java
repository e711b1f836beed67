/** The template's schedules. */
@NullMarked
package dev.mxonramp.local.schedule;

import org.jspecify.annotations.NullMarked;
