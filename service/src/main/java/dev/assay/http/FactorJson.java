package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.rules.FactorPoint;
import dev.assay.rules.FactorSpec;
import dev.assay.rules.RulePack;
import dev.assay.rules.RulePlace;
import dev.assay.rules.Scorecard;
import java.util.Optional;
import java.util.function.Function;

/** Writes the factors of a scorecard, and what their pack says of them. */
final class FactorJson {
  private final Function<String, Optional<RulePack>> packs;

  FactorJson(Function<String, Optional<RulePack>> packs) {
    this.packs = packs;
  }

  /**
   * {@code "factors": [...]}, with meaning, severity and rules where they are asked for and the
   * pack is found.
   */
  void write(CanonicalWriter out, String packHash, Scorecard card, boolean explain) {
    Optional<RulePack> known = explain ? packs.apply(packHash) : Optional.empty();
    out.key("factors").beginArray();
    for (FactorPoint factor : card.factors()) {
      out.beginObject().key("key").value(factor.key()).key("group").value(factor.group());
      out.key("value").value(factor.value()).key("weight").value(factor.weight());
      out.key("points").value(factor.points()).key("evidence").beginObject();
      factor.evidence().forEach((key, value) -> evidence(out.key(key), value));
      out.endObject();
      known.ifPresent(rules -> meaning(out, factor, rules));
      out.endObject();
    }
    out.endArray();
  }

  /** A text, a number or a truth. */
  static void evidence(CanonicalWriter out, Object value) {
    if (value instanceof Number number) {
      out.value(number.doubleValue());
    } else if (value instanceof Boolean bool) {
      out.value(bool.booleanValue());
    } else {
      out.value(value.toString());
    }
  }

  private static void meaning(CanonicalWriter out, FactorPoint factor, RulePack pack) {
    Optional<FactorSpec> spec = pack.manifest().factor(factor.key());
    out.key("says").value(spec.map(FactorSpec::says).orElse(""));
    Json.text(out.key("severity"), Json.severity(spec.map(FactorSpec::severity).orElse(null)));
    out.key("rules").beginArray();
    for (String rule : factor.rules()) {
      RulePlace place = pack.rules().get(rule);
      if (place != null) {
        out.beginObject().key("rule").value(rule).key("file").value(place.file());
        out.key("line").value(place.line()).endObject();
      }
    }
    out.endArray();
  }
}
