/** How many claims a sweep checks, and what each question costs, beside dnsperf on the same servers. */
@NullMarked
package dev.mxonramp.bench.sweep;

import org.jspecify.annotations.NullMarked;
