package dev.assay.model;

/**
 * A term of one of the pack's lists that was found.
 *
 * @param list key of the list in {@code pack.yaml}
 * @param field the field it was found in
 * @param term the term as it stands in the list
 * @param count how often it was found
 */
public record ListMatch(String list, String field, String term, int count) {}
