package dev.assay.cases;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.intake.LeadJson;
import dev.assay.model.Lead;
import dev.assay.rules.FactorKind;
import dev.assay.rules.Scorecard;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a case as the text of its file. */
public final class CaseText {

  private CaseText() {}

  /**
   * A case of observations.
   *
   * @param note one line that says what it is
   * @param card what must come out
   */
  public static String of(Lead lead, Scorecard card, String note) {
    CanonicalWriter factors = new CanonicalWriter().beginObject();
    card.factors().stream()
        .filter(factor -> factor.kind() == FactorKind.FACTOR)
        .forEach(factor -> factors.key(factor.key()).value(factor.value()));
    byte[] values = factors.endObject().toBytes();
    return """
        # %s
        observations:
          %s
        expect:
          score: %d
          band: %s
          action: %s
          risk_flags: %s
          positive_signals: %s
        %s"""
        .formatted(
            note,
            text(LeadJson.bytes(lead)),
            card.score(),
            text(card.band()),
            text(card.action()),
            texts(card.riskFlags()),
            texts(card.positiveSignals()),
            values.length > 2 ? "  factors: " + text(values) + "\n" : "");
  }

  /** A name for the file: score, band and flags, as people would look for it. */
  public static String name(Scorecard card) {
    String flags = String.join("-", card.riskFlags().stream().limit(3).toList());
    String name = card.score() + "-" + card.band() + (flags.isEmpty() ? "" : "-" + flags);
    return name.replaceAll("[^A-Za-z0-9._-]", "_");
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private static String text(String value) {
    return text(new CanonicalWriter().value(value).toBytes());
  }

  private static String texts(List<String> values) {
    CanonicalWriter out = new CanonicalWriter().beginArray();
    values.forEach(out::value);
    return text(out.endArray().toBytes());
  }
}
