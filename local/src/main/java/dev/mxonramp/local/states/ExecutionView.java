package dev.mxonramp.local.states;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An execution as it stands.
 *
 * @param arn         its ARN
 * @param machineArn  its state machine's
 * @param name        its name
 * @param status      where it stands
 * @param started     when it started
 * @param stopped     when it ended, null while it runs
 * @param input       its input, JSON
 * @param output      its output, JSON; null unless it succeeded
 * @param error       its error's name, null unless it failed
 * @param cause       its error's cause, null unless it failed
 * @param state       the state it is in, or ended in
 * @param transitions state transitions as they are billed: every state entered and every retry
 */
public record ExecutionView(String arn, String machineArn, String name, Status status, Instant started,
        @Nullable Instant stopped, String input, @Nullable String output, @Nullable String error,
        @Nullable String cause, String state, int transitions) {}
