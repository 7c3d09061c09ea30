package dev.assay.rules;

import com.google.re2j.Matcher;
import dev.assay.model.Lead;
import dev.assay.model.PatternMatch;
import java.util.function.Consumer;

/** Looks for a pattern of a pack in a lead. */
final class PatternMatches {

  private PatternMatches() {}

  static void find(PatternSpec spec, Lead lead, Consumer<Object> facts) {
    String text = spec.field().of(lead);
    if (text.isEmpty()) {
      return;
    }
    Matcher matcher = spec.pattern().matcher(text);
    if (matcher.find()) {
      facts.accept(new PatternMatch(spec.key(), spec.field().json(), matcher.group()));
    }
  }
}
