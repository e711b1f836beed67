/** Domain names and mail addresses: syntax, scope, and which of them may be claimed. */
@NullMarked
package dev.mxonramp.domain.name;

import org.jspecify.annotations.NullMarked;
