package dev.assay;

import java.time.Duration;

/**
 * How much may wait in a node, and for how long.
 *
 * @param waitingBytes of decisions whose commit is not done, before callers are told to wait
 * @param unsigned how long a head of the log may stay unsigned
 * @param scores how late a score may be computed that is due
 */
public record Limits(long waitingBytes, Duration unsigned, Duration scores) {
  /** Those of a node in production. */
  public static final Limits USUAL =
      new Limits(64L << 20, Duration.ofSeconds(5), Duration.ofSeconds(1));
}
