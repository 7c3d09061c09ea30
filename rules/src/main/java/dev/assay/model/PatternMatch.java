package dev.assay.model;

/**
 * A pattern of the pack that was found.
 *
 * @param pattern key of the pattern in {@code pack.yaml}
 * @param field the field it was found in
 * @param text the first text that matched
 */
public record PatternMatch(String pattern, String field, String text) {}
