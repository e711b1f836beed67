/** The one DynamoDB table: its keys (docs/storage.md), and the stores upon it. */
@NullMarked
package dev.mxonramp.aws.table;

import org.jspecify.annotations.NullMarked;
