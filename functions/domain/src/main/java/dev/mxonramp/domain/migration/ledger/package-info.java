/** What was copied: the ledger of source UIDs to target UIDs, the intents before every write, and the manifest. */
@NullMarked
package dev.mxonramp.domain.migration.ledger;

import org.jspecify.annotations.NullMarked;
