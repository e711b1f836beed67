/** What an owner chooses of an old mailbox: which folders, since when, and where they go. */
@NullMarked
package dev.mxonramp.domain.migration.choice;

import org.jspecify.annotations.NullMarked;
