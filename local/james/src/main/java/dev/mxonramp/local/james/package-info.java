/** What runs beside Apache James in its process. */
@NullMarked
package dev.mxonramp.local.james;

import org.jspecify.annotations.NullMarked;
