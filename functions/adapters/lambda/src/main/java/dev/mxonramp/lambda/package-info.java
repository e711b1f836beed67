/** The Lambda world: stream handlers, HTTP events of API Gateway, problem documents, JSON, settings. */
@NullMarked
package dev.mxonramp.lambda;

import org.jspecify.annotations.NullMarked;
