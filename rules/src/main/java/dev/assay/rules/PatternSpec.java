package dev.assay.rules;

import com.google.re2j.Pattern;

/**
 * A regular expression that is looked for in a field before the rules run; RE2/J, so that no text
 * can make it slow.
 */
public record PatternSpec(String key, TextField field, Pattern pattern) {}
