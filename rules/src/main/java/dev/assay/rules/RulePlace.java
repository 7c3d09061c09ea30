package dev.assay.rules;

/** Where a rule stands in its pack. */
public record RulePlace(String file, int line) {}
