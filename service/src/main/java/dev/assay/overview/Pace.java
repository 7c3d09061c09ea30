package dev.assay.overview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The latest decisions.
 *
 * @param decisions how many of them were looked at
 * @param earliest the first of those; null where there are none
 */
public record Pace(long decisions, @Nullable Instant earliest) {}
