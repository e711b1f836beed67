/** DynamoDB Local on a loopback port. */
@NullMarked
package dev.mxonramp.local.dynamodb;

import org.jspecify.annotations.NullMarked;
