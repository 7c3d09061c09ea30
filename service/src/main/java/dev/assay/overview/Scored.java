package dev.assay.overview;

/**
 * How many decisions by a pack have one of ten scores.
 *
 * @param scoreFrom the lowest of the ten
 * @param scores their sum
 */
public record Scored(String pack, int scoreFrom, long decisions, long scores) {}
