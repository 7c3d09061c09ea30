package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.decisionlog.Decision;
import dev.assay.explain.ScoreChange;
import dev.assay.rules.FactorPoint;
import dev.assay.rules.Scorecard;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes why a score is another than before. */
final class ScoreChangeJson {
  private ScoreChangeJson() {}

  /** {@code "difference", "causes"}. */
  static void write(CanonicalWriter out, ScoreChange change) {
    out.key("difference").value(change.difference()).key("causes").beginArray();
    for (ScoreChange.Share share : change.shares()) {
      out.beginObject().key("cause").value(share.cause().json());
      out.key("points").value(share.points()).endObject();
    }
    out.endArray();
  }

  /**
   * Two decisions side by side.
   *
   * @param change null where one of them has no score
   */
  static CanonicalWriter compared(Decision a, Decision b, @Nullable ScoreChange change) {
    CanonicalWriter out = new CanonicalWriter(1024).beginObject();
    side(out.key("a"), a, change == null ? null : change.before());
    side(out.key("b"), b, change == null ? null : change.after());
    if (change == null) {
      out.key("difference").nullValue().key("causes").nullValue();
    } else {
      write(out, change);
    }
    factors(out.key("factors").beginArray(), a.scorecard(), b.scorecard());
    return out.endArray().endObject();
  }

  private static void side(CanonicalWriter out, Decision decision, @Nullable Integer score) {
    out.beginObject().key("decision_id").value(decision.id().toString());
    Json.text(out.key("lead_id"), decision.leadId());
    out.key("as_of").value(decision.asOf().toString());
    out.key("pack").value(decision.pack()).key("version").value(decision.packVersion());
    out.key("score");
    if (score == null) {
      out.nullValue().key("band").nullValue().endObject();
    } else {
      out.value(score).key("band").value(decision.bands().of(score).band()).endObject();
    }
  }

  /** The factors that gave other points; null for one that is not set. */
  private static void factors(CanonicalWriter out, Scorecard a, Scorecard b) {
    Map<String, FactorPoint> before = byKey(a);
    Map<String, FactorPoint> after = byKey(b);
    Set<String> keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(after.keySet());
    for (String key : keys) {
      FactorPoint one = before.get(key);
      FactorPoint other = after.get(key);
      if (one == null || other == null || one.points() != other.points()) {
        out.beginObject().key("key").value(key);
        points(out.key("a"), one);
        points(out.key("b"), other);
        out.endObject();
      }
    }
  }

  private static void points(CanonicalWriter out, @Nullable FactorPoint factor) {
    if (factor == null) {
      out.nullValue();
    } else {
      out.value(factor.points());
    }
  }

  private static Map<String, FactorPoint> byKey(Scorecard card) {
    return card.factors().stream().collect(Collectors.toMap(FactorPoint::key, Function.identity()));
  }
}
