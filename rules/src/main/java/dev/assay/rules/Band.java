package dev.assay.rules;

import org.jspecify.annotations.Nullable;

/**
 * A range of scores.
 *
 * @param band its name
 * @param from lowest score in it, 0 to 100
 * @param action what to do with a lead in it; null in band sets that carry no actions
 */
public record Band(String band, int from, @Nullable String action) {}
