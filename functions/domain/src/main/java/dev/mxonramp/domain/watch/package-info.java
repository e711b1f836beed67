/** The sweep's timing wheel: which claim is looked at when. */
@NullMarked
package dev.mxonramp.domain.watch;

import org.jspecify.annotations.NullMarked;
