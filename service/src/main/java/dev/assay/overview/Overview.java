package dev.assay.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided in a time, at a glance.
 *
 * @param to not in it any more
 * @param step into which it is cut
 * @param latest clock of the latest decision, in that time or not; null where there is none
 * @param minutely decisions a minute, by now
 * @param packs that decided anything, the busiest first
 */
public record Overview(
    Instant from,
    Instant to,
    Duration step,
    @Nullable Instant latest,
    double minutely,
    List<PackOverview> packs) {

  public Overview {
    packs = List.copyOf(packs);
  }
}
