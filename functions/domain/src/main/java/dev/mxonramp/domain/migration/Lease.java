package dev.mxonramp.domain.migration;

import java.time.Instant;

/**
 * The right of one worker to copy one mailbox.
 *
 * @param mailbox which
 * @param holder the worker's own random name
 * @param until when it ends unless renewed
 */
public record Lease(MailboxKey mailbox, String holder, Instant until) {}
