/** How long it takes from a record's being saved to the domain's being verified, in the system on one machine. */
@org.jspecify.annotations.NullMarked
package dev.mxonramp.bench.latency;
