package dev.assay.rollout;

import dev.assay.audit.Who;
import dev.assay.packs.Line;
import java.time.Instant;
import java.util.UUID;

/** A step that is to be taken later. */
public record Scheduled(UUID id, Line line, Step step, Instant at, Who who, String reason) {}
