package dev.mxonramp.domain.claim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a claim passed each step of its journey; a step not yet passed is null. The phase is derived from these, never
 * stored beside them, so that the two cannot disagree.
 *
 * @param provenAt when control of the domain was first seen; the proof itself is {@link Owner}
 * @param provisionedAt when the mail host knew the domain
 * @param mailboxesReadyAt when the owner said that all mailboxes are there, or the MX was already ours
 * @param mxOursAt when the quorum of the authorities, and every one that answered, served all of our MX hosts and no
 *        other, in whatever order: the back-up's being asked first ({@code mx.order}) is told, and loses no mail
 * @param clientsSentAt when set-up mails had been sent
 * @param residualPassedAt when the residual instant had passed
 * @param finalLaunchedAt when a final pass had been started for every source
 * @param certifiedAt when the last mailbox was certified
 * @param reportedAt when credentials were wiped and the report was sent: the journey's end
 */
public record Milestones(@Nullable Instant provenAt, @Nullable Instant provisionedAt,
        @Nullable Instant mailboxesReadyAt, @Nullable Instant mxOursAt, @Nullable Instant clientsSentAt,
        @Nullable Instant residualPassedAt, @Nullable Instant finalLaunchedAt, @Nullable Instant certifiedAt,
        @Nullable Instant reportedAt) {
    /** A claim at its start. */
    public static final Milestones NONE = new Milestones(null, null, null, null, null, null, null, null, null);

    /** The steps, in the order of the journey. */
    public enum Step {
        PROVEN, PROVISIONED, MAILBOXES_READY, MX_OURS, CLIENTS_SENT, RESIDUAL_PASSED, FINAL_LAUNCHED, CERTIFIED, REPORTED
    }

    /** When the step was passed, or null. */
    public @Nullable Instant at(Step step) {
        return switch (step) {
            case PROVEN -> provenAt;
            case PROVISIONED -> provisionedAt;
            case MAILBOXES_READY -> mailboxesReadyAt;
            case MX_OURS -> mxOursAt;
            case CLIENTS_SENT -> clientsSentAt;
            case RESIDUAL_PASSED -> residualPassedAt;
            case FINAL_LAUNCHED -> finalLaunchedAt;
            case CERTIFIED -> certifiedAt;
            case REPORTED -> reportedAt;
        };
    }

    /** Whether the step was passed. */
    public boolean passed(Step step) {
        return at(step) != null;
    }

    /** These milestones with one more step passed; a step already passed keeps its first instant. */
    public Milestones with(Step step, Instant at) {
        return new Milestones(first(Step.PROVEN, step, at), first(Step.PROVISIONED, step, at),
                first(Step.MAILBOXES_READY, step, at), first(Step.MX_OURS, step, at),
                first(Step.CLIENTS_SENT, step, at), first(Step.RESIDUAL_PASSED, step, at),
                first(Step.FINAL_LAUNCHED, step, at), first(Step.CERTIFIED, step, at), first(Step.REPORTED, step, at));
    }

    /** These milestones with one step not passed (any more). */
    public Milestones without(Step step) {
        var kept = NONE;
        for (Step each : Step.values()) {
            Instant at = at(each);
            if (each != step && at != null) {
                kept = kept.with(each, at);
            }
        }
        return kept;
    }

    private @Nullable Instant first(Step mine, Step passed, Instant at) {
        Instant known = at(mine);
        return known == null && mine == passed ? at : known;
    }
}
