package dev.assay.rate;

import java.time.Duration;

/**
 * How a tenant stands in a minute once it has sent a request.
 *
 * @param allowed whether the request may pass; only then is it counted
 * @param left how many more may pass
 * @param reset until the next minute begins
 */
public record Standing(boolean allowed, int limit, int left, Duration reset) {}
