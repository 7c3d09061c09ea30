package dev.assay.rules;

import dev.assay.canonical.CanonicalWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The pure outcome of judging a lead.
 *
 * @param score 0 to 100
 * @param band of the pack's first band set
 * @param action what to do with the lead
 * @param actionReason why that action: the band, or the rule that recommended it
 * @param factors the factors that were set, in the order of {@code pack.yaml}
 * @param waterfall from the base to the score, see {@link WaterfallRow}
 */
public record Scorecard(
    int score,
    String band,
    String action,
    String actionReason,
    List<FactorPoint> factors,
    List<WaterfallRow> waterfall) {
  /** What stands in place of a band where there was nothing to go by. */
  public static final String INSUFFICIENT_DATA = "insufficient_data";

  public Scorecard {
    factors = List.copyOf(factors);
    waterfall = List.copyOf(waterfall);
  }

  /**
   * Whether there was anything to go by: not where a pack that starts at 0 set no factor. The score
   * of such a lead says nothing.
   */
  public boolean isSufficient() {
    return !factors.isEmpty() || waterfall.isEmpty() || waterfall.get(0).points() != 0;
  }

  /** The same without evidence, which may tell of a person. */
  public Scorecard withoutEvidence() {
    return new Scorecard(
        score,
        band,
        action,
        actionReason,
        factors.stream().map(FactorPoint::withoutEvidence).toList(),
        waterfall);
  }

  /** Keys of the risk flags, in the order of the pack. */
  public List<String> riskFlags() {
    return keys(FactorKind.RISK);
  }

  /** Keys of the positive signals, in the order of the pack. */
  public List<String> positiveSignals() {
    return keys(FactorKind.SIGNAL);
  }

  /**
   * Names the outcome: SHA-256 over the canonical JSON of score, band, action, flags, factors and
   * points. Nothing personal is in it, so equal outcomes have equal hashes everywhere.
   */
  public String hash() {
    CanonicalWriter out = new CanonicalWriter(2048);
    out.beginObject().key("action").value(action).key("band").value(band);
    out.key("factors").beginArray();
    for (FactorPoint factor : factors) {
      out.beginObject();
      out.key("key").value(factor.key()).key("points").value(factor.points());
      out.key("value").value(factor.value()).key("weight").value(factor.weight());
      out.endObject();
    }
    out.endArray();
    writeKeys(out, "positive_signals", positiveSignals());
    writeKeys(out, "risk_flags", riskFlags());
    out.key("score").value(score).endObject();
    return out.hash();
  }

  private static void writeKeys(CanonicalWriter out, String name, List<String> keys) {
    out.key(name).beginArray();
    keys.forEach(out::value);
    out.endArray();
  }

  private List<String> keys(FactorKind kind) {
    List<String> keys = new ArrayList<>(factors.size());
    for (FactorPoint factor : factors) {
      if (factor.kind() == kind) {
        keys.add(factor.key());
      }
    }
    return Collections.unmodifiableList(keys);
  }
}
