package dev.mxonramp.domain.dns;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of a check.
 *
 * @param finding what it came to
 * @param seen all that it saw, or null where it did not even find the zone, or saw more than is kept
 */
public record Evidence(Finding finding, @Nullable CheckView seen) {}
