package dev.assay.webhooks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt leaves a delivery as.
 *
 * @param tries attempts since it was last asked for, this one among them
 * @param dueOn of the next attempt; null where there will be none
 * @param gone whether the target wants nothing any more: its webhook is paused
 */
public record Outcome(
    UUID webhookId,
    UUID eventId,
    Attempt attempt,
    Delivery.State state,
    int tries,
    @Nullable Instant dueOn,
    boolean gone) {}
