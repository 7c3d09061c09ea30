package dev.assay.model;

/**
 * The sum over one of the pack's lists; there is none for a list of which nothing was found.
 *
 * @param list key of the list in {@code pack.yaml}
 * @param field the field it was looked for in
 * @param terms how many different terms were found
 * @param count how often any of them was found
 */
public record ListHits(String list, String field, int terms, int count) {}
