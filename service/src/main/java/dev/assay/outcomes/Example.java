package dev.assay.outcomes;

/**
 * A lead of which is known what it was and what became of it.
 *
 * @param reward of what became of it
 */
public record Example(Seen seen, double reward) {}
