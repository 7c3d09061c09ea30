package dev.assay.overview;

/** How many decisions by a pack carry a flag: a risk or a signal. */
public record Flagged(String pack, String flag, long decisions) {}
