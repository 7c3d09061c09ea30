package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.outcomes.Conversion;
import dev.assay.outcomes.OutcomePages.Listed;
import dev.assay.outcomes.Ratio;
import dev.assay.outcomes.Rewards;
import dev.assay.outcomes.Score;
import dev.assay.outcomes.StoredOutcome;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes outcomes, and how often leads convert. */
final class OutcomeJson {
  private static final double PLACES = 10_000;

  private OutcomeJson() {}

  /**
   * One of a list.
   *
   * @param leadId as the lead was named; null where that is not known
   */
  static void listed(CanonicalWriter out, Listed listed, @Nullable String leadId, Rewards rewards) {
    StoredOutcome told = listed.outcome();
    out.beginObject().key("outcome_id").value(told.id().toString());
    out.key("client_id").value(told.clientId().toString());
    Json.text(out.key("lead_id"), leadId);
    UUID decision = told.decisionId();
    Json.text(out.key("decision_id"), decision == null ? null : decision.toString());
    Score score = told.score();
    if (score == null) {
      out.key("score").nullValue().key("band").nullValue();
    } else {
      out.key("score").value(score.total()).key("band").value(score.band());
    }
    out.key("outcome").value(told.outcome().json());
    out.key("reward").value(rewards.of(told.outcome()));
    out.key("at").value(told.happenedOn().toString());
    out.key("recorded_on").value(told.recordedOn().toString());
    Json.text(out.key("told_by"), told.who() == null ? null : told.who().name());
    out.key("stands").value(listed.stands()).endObject();
  }

  static CanonicalWriter conversion(Conversion conversion) {
    CanonicalWriter out = new CanonicalWriter(4096).beginObject();
    Ratio all = conversion.all();
    ratio(out, all);
    out.key("without_score").value(conversion.withoutScore());
    out.key("bands").beginArray();
    for (Conversion.OfBand band : conversion.bands()) {
      ratio(out.beginObject().key("band").value(band.band()), band.ratio());
      lift(out, band.ratio(), all).endObject();
    }
    out.endArray().key("scores").beginArray();
    for (Conversion.OfRange range : conversion.ranges()) {
      out.beginObject().key("from").value(range.from()).key("to").value(range.to());
      ratio(out, range.ratio());
      lift(out, range.ratio(), all).key("mean_score");
      if (range.ratio().leads() == 0) {
        out.nullValue().key("likely").nullValue();
      } else {
        Ratio.Interval likely = range.ratio().interval();
        out.value(rounded(range.meanScore())).key("likely").beginObject();
        out.key("low").value(rounded(likely.low()));
        out.key("high").value(rounded(likely.high())).endObject();
      }
      out.endObject();
    }
    return out.endArray().endObject();
  }

  private static void ratio(CanonicalWriter out, Ratio ratio) {
    out.key("leads").value(ratio.leads()).key("converted").value(ratio.converted());
    out.key("conversion");
    if (ratio.leads() == 0) {
      out.nullValue();
    } else {
      out.value(rounded(ratio.share()));
    }
  }

  private static CanonicalWriter lift(CanonicalWriter out, Ratio ratio, Ratio all) {
    out.key("lift");
    return ratio.leads() == 0 || all.converted() == 0
        ? out.nullValue()
        : out.value(rounded(ratio.lift(all)));
  }

  private static double rounded(double number) {
    return Math.rint(number * PLACES) / PLACES;
  }
}
