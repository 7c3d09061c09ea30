package dev.assay.rules;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.assay.model.Lead;
import dev.assay.model.PatternMatch;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that is looked for in a field before the rules run; RE2/J, so that no text
 * can make it slow, and case-insensitive.
 *
 * @param needs texts of which every match holds at least one; where none occurs the expression is
 *     not tried, since that costs more than all rules together. Empty to try it always
 */
public record PatternSpec(String key, TextField field, List<String> needs, Pattern pattern) {

  public PatternSpec {
    needs = needs.stream().map(need -> need.toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * The first match in a text of the field; null where there is none.
   *
   * @param lower the same text in lower case
   */
  @Nullable PatternMatch find(String text, String lower) {
    if (text.isEmpty() || !mayMatch(lower)) {
      return null;
    }
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? new PatternMatch(key, field.json(), matcher.group()) : null;
  }

  /** How many characters of the lead are read: none where the expression is not tried. */
  int reads(Lead lead) {
    String text = field.of(lead);
    return !text.isEmpty() && mayMatch(text.toLowerCase(Locale.ROOT)) ? text.length() : 0;
  }

  private boolean mayMatch(String lower) {
    if (needs.isEmpty()) {
      return true;
    }
    for (String need : needs) {
      if (lower.contains(need)) {
        return true;
      }
    }
    return false;
  }
}
