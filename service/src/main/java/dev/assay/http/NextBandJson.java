package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.explain.NextBand;
import dev.assay.explain.NextBandOutlook;

/** Writes what would have brought a lead into a higher band. */
final class NextBandJson {
  private NextBandJson() {}

  /** {@code "next_band", "next_band_reason"}: one of the two is null. */
  static void write(CanonicalWriter out, NextBandOutlook outlook) {
    NextBand next = outlook.next();
    NextBandOutlook.Reason reason = outlook.reason();
    out.key("next_band");
    if (next == null) {
      out.nullValue();
    } else {
      out.beginObject().key("band").value(next.band());
      out.key("from_score").value(next.fromScore()).key("score").value(next.score());
      out.key("changes").beginArray();
      next.changes().forEach(change -> write(out, change));
      out.endArray().key("proved").value(true).endObject();
    }
    Json.text(out.key("next_band_reason"), reason == null ? null : reason.json());
  }

  private static void write(CanonicalWriter out, NextBand.Change change) {
    out.beginObject().key("field").value(change.field()).key("to").value(change.to());
    Json.text(out.key("example"), change.example());
    out.key("factors").beginArray();
    for (NextBand.Move move : change.factors()) {
      out.beginObject().key("key").value(move.key());
      out.key("points").value(move.points()).endObject();
    }
    out.endArray().endObject();
  }
}
