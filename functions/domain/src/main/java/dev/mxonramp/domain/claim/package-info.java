/** Claims (account × domain) and who owns a domain. */
@NullMarked
package dev.mxonramp.domain.claim;

import org.jspecify.annotations.NullMarked;
