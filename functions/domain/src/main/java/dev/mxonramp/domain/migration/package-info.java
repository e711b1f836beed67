/** Moving an old mailbox: sources, plan, passes, ledger, certificate. */
@NullMarked
package dev.mxonramp.domain.migration;

import org.jspecify.annotations.NullMarked;
