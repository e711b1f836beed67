@NullMarked
package dev.mxonramp.local.mail;

import org.jspecify.annotations.NullMarked;
