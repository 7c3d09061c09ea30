package dev.assay.retention;

/**
 * How much would be erased.
 *
 * @param decisions about no named lead
 * @param complete whether all was looked at; there may be more where it was not
 */
public record Due(int leads, int decisions, boolean complete) {}
