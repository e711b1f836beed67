package dev.mxonramp.domain.claim;

import java.time.Instant;

/**
 * Why the workflow stopped, shown to owner and operator until they resume.
 *
 * @param step the state of the machine that failed
 * @param error the error's stable name
 * @param cause a sentence without secrets
 * @param at when
 */
public record Failure(String step, String error, String cause, Instant at) {}
