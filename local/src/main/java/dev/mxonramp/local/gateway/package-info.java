/** The HTTP API on one port: the template's routes, payload format 2.0, the gateway's own answers. */
@NullMarked
package dev.mxonramp.local.gateway;

import org.jspecify.annotations.NullMarked;
