/** One table of everything that the diagnoses know, played on our own name servers and on other people's. */
@org.jspecify.annotations.NullMarked
package dev.mxonramp.dns.table;
