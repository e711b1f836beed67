/** The companies behind name servers and mail exchangers, and how their panels call things. */
@NullMarked
package dev.mxonramp.domain.dns.provider;

import org.jspecify.annotations.NullMarked;
