/** Functions around the MX change: its wait, the residual instant, records written for the user. */
@NullMarked
package dev.mxonramp.mx;

import org.jspecify.annotations.NullMarked;
