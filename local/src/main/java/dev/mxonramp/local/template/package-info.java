/** Reads template.yaml into the model that is the local system's only wiring. */
@NullMarked
package dev.mxonramp.local.template;

import org.jspecify.annotations.NullMarked;
