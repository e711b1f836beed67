/** What is known of common mail providers' IMAP servers. */
@NullMarked
package dev.mxonramp.domain.migration.preset;

import org.jspecify.annotations.NullMarked;
