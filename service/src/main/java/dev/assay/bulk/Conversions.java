package dev.assay.bulk;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.learning.Auc;
import dev.assay.outcomes.Ratio;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How leads converted by what they were judged at. Not thread-safe. */
final class Conversions {
  private final Map<String, Ratio> byBand = new TreeMap<>();
  private final SortedMap<Double, Ratio> byScore = new TreeMap<>();
  private Ratio all = Ratio.NONE;

  void add(String band, int score, boolean converted) {
    Ratio one = new Ratio(1, converted ? 1 : 0);
    byBand.merge(band, one, Ratio::plus);
    byScore.merge((double) score, one, Ratio::plus);
    all = all.plus(one);
  }

  /**
   * Writes it.
   *
   * @param bands the best one first
   */
  void write(CanonicalWriter out, List<String> bands) {
    out.beginObject().key("leads").value(all.leads()).key("converted").value(all.converted());
    out.key("auc");
    number(out, Auc.of(byScore));
    out.key("bands").beginArray();
    for (String band : bands) {
      Ratio ratio = byBand.getOrDefault(band, Ratio.NONE);
      out.beginObject().key("band").value(band).key("leads").value(ratio.leads());
      out.key("converted").value(ratio.converted()).key("share");
      number(out, ratio.leads() == 0 ? Double.NaN : ratio.share());
      out.key("lift");
      number(out, ratio.leads() == 0 || all.converted() == 0 ? Double.NaN : ratio.lift(all));
      out.endObject();
    }
    out.endArray().endObject();
  }

  private static void number(CanonicalWriter out, double value) {
    if (Double.isNaN(value)) {
      out.nullValue();
    } else {
      out.value(Math.rint(10_000 * value) / 10_000);
    }
  }
}
