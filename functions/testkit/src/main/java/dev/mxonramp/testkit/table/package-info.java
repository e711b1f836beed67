/** The table as tests have it: DynamoDB Local within the process. */
@NullMarked
package dev.mxonramp.testkit.table;

import org.jspecify.annotations.NullMarked;
