package dev.assay.leads;

import dev.assay.canonical.Bytes;
import dev.assay.model.ActivityKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a lead.
 *
 * @param dedupe tells it from others of its lead, and nothing else to whoever has not the key
 * @param at when it happened, to the millisecond
 * @param loggedOn when it was told of
 * @param details sealed; null where there are none
 */
public record Activity(
    UUID id,
    String dedupe,
    ActivityKind kind,
    Instant at,
    Instant loggedOn,
    @Nullable Bytes details) {}
