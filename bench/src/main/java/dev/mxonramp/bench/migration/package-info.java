/** How fast one mailbox is moved between two Dovecot servers, beside other tools, and whether all of it arrived. */
@NullMarked
package dev.mxonramp.bench.migration;

import org.jspecify.annotations.NullMarked;
