/** Settings of mail clients, open to everybody. */
@NullMarked
package dev.mxonramp.clients;

import org.jspecify.annotations.NullMarked;
