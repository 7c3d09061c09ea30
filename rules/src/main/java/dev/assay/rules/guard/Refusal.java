package dev.assay.rules.guard;

import org.jspecify.annotations.Nullable;

/** Ends the reading of one condition or mark; becomes a {@link Fault} at its place. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String sentence;

  Refusal(String code, String sentence) {
    super(sentence, null, false, false);
    this.code = code;
    this.sentence = sentence;
  }

  Fault at(Place place) {
    return Fault.at(place, code, sentence);
  }

  static Refusal expression(@Nullable String word) {
    return new Refusal(
        "forbidden_expression",
        word + " cannot stand in a rule; compare fields of facts with words and numbers");
  }
}
