package dev.assay.workflow;

import dev.assay.rules.Band;
import dev.assay.rules.BandSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The band that a lead is in, as opposed to that of its score, which may waver round a limit. */
final class Settled {
  private Settled() {}

  /**
   * Upwards at the limit of a band, downwards only by a margin below it.
   *
   * @param band in which it is; null for none
   */
  static String band(BandSet bands, @Nullable String band, int total, int margin) {
    String now = bands.of(total).band();
    int from = from(bands, band);
    return band != null && from >= 0 && total < from && total >= from - margin ? band : now;
  }

  /** Whether one band lies above another; of none, whether it lies above the lowest. */
  static boolean isAbove(BandSet bands, String band, @Nullable String other) {
    return from(bands, band) > Math.max(0, from(bands, other));
  }

  private static int from(BandSet bands, @Nullable String name) {
    List<Band> all = bands.bands();
    return all.stream()
        .filter(b -> b.band().equals(name))
        .mapToInt(Band::from)
        .findFirst()
        .orElse(-1);
  }
}
