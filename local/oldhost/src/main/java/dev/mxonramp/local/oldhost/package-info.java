/** The old provider's process: GreenMail, told what to do over its standard input. */
@NullMarked
package dev.mxonramp.local.oldhost;

import org.jspecify.annotations.NullMarked;
