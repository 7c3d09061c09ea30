package dev.assay.rules;

import java.util.List;

/**
 * Where a rule stands in its pack.
 *
 * @param marks what it gives there: keys of factors, or actions
 */
public record RulePlace(String file, int line, List<String> marks) {

  public RulePlace {
    marks = List.copyOf(marks);
  }
}
