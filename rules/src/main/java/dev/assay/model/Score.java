package dev.assay.model;

/**
 * The score, for action rules.
 *
 * @param value 0 to 100
 * @param band of the pack's first band set
 * @param action what the band recommends
 */
public record Score(int value, String band, String action) {}
