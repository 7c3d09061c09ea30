package dev.assay.rules;

/**
 * One step from nothing to the score; the rows of a scorecard sum to its score exactly.
 *
 * @param row {@code base}, a factor's key, {@code cap:<group>}, {@code clamp}, {@code rounding} or
 *     {@code percentile}
 * @param points what the step adds
 */
public record WaterfallRow(String row, double points) {}
