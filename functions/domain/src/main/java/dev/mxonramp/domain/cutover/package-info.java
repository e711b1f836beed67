/** What would lose mail if the MX changed now. */
@NullMarked
package dev.mxonramp.domain.cutover;

import org.jspecify.annotations.NullMarked;
