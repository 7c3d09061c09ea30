package dev.assay.fairness;

import dev.assay.canonical.CanonicalWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the leads of one group stand together. */
final class Group {
  private static final int TENS = 10;

  private final int[] byTens = new int[TENS];
  private final Map<String, Integer> byBand = new TreeMap<>();
  private int leads;
  private int scored;
  private long sum;

  void add(Standing standing) {
    leads++;
    Integer score = standing.score();
    if (score == null || standing.band() == null) {
      return;
    }
    scored++;
    sum += score;
    byTens[Math.min(score / TENS, TENS - 1)]++;
    byBand.merge(standing.band(), 1, Integer::sum);
  }

  int leads() {
    return leads;
  }

  /** The part of its scored leads that are in a band. */
  double share(String band) {
    return scored == 0 ? 0 : (double) byBand.getOrDefault(band, 0) / scored;
  }

  /**
   * Writes it.
   *
   * @param bands the best one first
   * @param best the largest share that a group has in the best band
   */
  void write(CanonicalWriter out, String name, List<String> bands, double best) {
    out.beginObject().key("group").value(name).key("leads").value(leads);
    out.key("without_score").value(leads - scored).key("mean_score");
    if (scored == 0) {
      out.nullValue();
    } else {
      out.value(Math.rint(100.0 * sum / scored) / 100);
    }
    out.key("bands").beginArray();
    for (String band : bands) {
      out.beginObject().key("band").value(band).key("leads").value(byBand.getOrDefault(band, 0));
      out.key("share").value(rounded(share(band))).endObject();
    }
    out.endArray().key("scores_by_tens").beginArray();
    for (int count : byTens) {
      out.value(count);
    }
    out.endArray().key("best_band_ratio");
    if (best == 0 || scored == 0) {
      out.nullValue();
    } else {
      out.value(rounded(share(bands.get(0)) / best));
    }
    out.endObject();
  }

  private static double rounded(double share) {
    return Math.rint(10_000 * share) / 10_000;
  }
}
