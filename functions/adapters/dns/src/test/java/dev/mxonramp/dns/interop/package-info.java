/** The table of diagnoses before name servers and resolvers that others wrote, each a process of its own on loopback. */
@org.jspecify.annotations.NullMarked
package dev.mxonramp.dns.interop;
