package dev.assay.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.rules.FactorPoint;
import dev.assay.rules.Scorecard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a case says of its scorecard: any of {@code risk_flags}, {@code positive_signals} (the exact
 * lists), {@code has}, {@code has_not}, {@code score}, {@code score_at_least}, {@code
 * score_at_most}, {@code band}, {@code action}, {@code factors} (values by key), {@code evidence}.
 */
public record Expectation(JsonNode node) {
  static final Set<String> KEYS =
      Set.of(
          "risk_flags",
          "positive_signals",
          "has",
          "has_not",
          "score",
          "score_at_least",
          "score_at_most",
          "band",
          "action",
          "factors",
          "evidence");

  /** What is not as expected, one sentence each. */
  public List<String> faults(Scorecard card) {
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, JsonNode> line : node.properties()) {
      fault(line.getKey(), line.getValue(), card).ifPresent(faults::add);
    }
    return faults;
  }

  private static Optional<String> fault(String what, JsonNode expected, Scorecard card) {
    return switch (what) {
      case "risk_flags" -> differs(what, CaseReader.texts(expected), card.riskFlags());
      case "positive_signals" -> differs(what, CaseReader.texts(expected), card.positiveSignals());
      case "has" ->
          unless(keys(card).containsAll(CaseReader.texts(expected)), what, expected, card);
      case "has_not" ->
          unless(
              CaseReader.texts(expected).stream().noneMatch(keys(card)::contains),
              what,
              expected,
              card);
      case "score" -> differs(what, expected.asInt(), card.score());
      case "score_at_least" -> unless(card.score() >= expected.asInt(), what, expected, card);
      case "score_at_most" -> unless(card.score() <= expected.asInt(), what, expected, card);
      case "band" -> differs(what, expected.asText(), card.band());
      case "action" -> differs(what, expected.asText(), card.action());
      case "factors" -> values(expected, card);
      case "evidence" -> evidence(expected, card);
      default -> Optional.of("nobody knows what to expect of " + what);
    };
  }

  private static Optional<String> values(JsonNode expected, Scorecard card) {
    for (Map.Entry<String, JsonNode> factor : expected.properties()) {
      double value = factor(factor.getKey(), card).map(FactorPoint::value).orElse(0.0);
      if (value != factor.getValue().asDouble()) {
        return Optional.of(factor.getKey() + " has value " + value);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> evidence(JsonNode expected, Scorecard card) {
    for (Map.Entry<String, JsonNode> flag : expected.properties()) {
      Map<String, Object> found =
          factor(flag.getKey(), card).map(f -> (Map<String, Object>) f.evidence()).orElse(Map.of());
      for (Map.Entry<String, JsonNode> why : flag.getValue().properties()) {
        Object shown = found.get(why.getKey());
        JsonNode said = why.getValue();
        boolean same =
            said.isNumber() ? number(said).equals(shown) : said.asText().equals("" + shown);
        if (!same) {
          return Optional.of(flag.getKey() + " shows " + why.getKey() + " = " + shown);
        }
      }
    }
    return Optional.empty();
  }

  private static Double number(JsonNode said) {
    return said.asDouble();
  }

  private static Optional<FactorPoint> factor(String key, Scorecard card) {
    return card.factors().stream().filter(factor -> factor.key().equals(key)).findFirst();
  }

  private static List<String> keys(Scorecard card) {
    return card.factors().stream().map(FactorPoint::key).toList();
  }

  private static Optional<String> differs(String what, Object expected, Object actual) {
    return expected.equals(actual)
        ? Optional.empty()
        : Optional.of(what + " must be " + expected + " and is " + actual);
  }

  private static Optional<String> unless(
      boolean holds, String what, JsonNode expected, Scorecard card) {
    return holds
        ? Optional.empty()
        : Optional.of(what + " " + expected + ": " + card.score() + " " + keys(card));
  }
}
