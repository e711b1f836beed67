/** Settings of mail clients. */
@NullMarked
package dev.mxonramp.domain.client;

import org.jspecify.annotations.NullMarked;
