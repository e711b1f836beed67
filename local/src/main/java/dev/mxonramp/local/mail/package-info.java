/** Real mail servers on one machine, each as a process of its own with a library folder of its own. */
@NullMarked
package dev.mxonramp.local.mail;

import org.jspecify.annotations.NullMarked;
