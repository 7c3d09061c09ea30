package dev.assay.decide;

import dev.assay.rules.Band;
import dev.assay.rules.BandSet;
import java.util.ArrayList;
import java.util.List;

/**
 * A call's own cut-offs: {@code high} starts at {@code mid}, {@code medium} at {@code low}, {@code
 * strong} at the higher of its own start and {@code mid}.
 */
public record Thresholds(int mid, int low) {

  public Thresholds {
    if (low < 0 || mid > 100 || low >= mid) {
      throw new IllegalArgumentException("low " + low + " must be under mid " + mid);
    }
  }

  /** The bands of a pack moved to these cut-offs; a band that nothing reaches is left out. */
  BandSet move(BandSet set) {
    List<Band> moved = new ArrayList<>();
    int above = 101;
    for (Band band : set.bands()) {
      int from =
          switch (band.band()) {
            case "strong" -> Math.max(band.from(), mid);
            case "high" -> mid;
            case "medium" -> low;
            default -> band.from();
          };
      if (from < above) {
        moved.add(new Band(band.band(), from, band.action()));
        above = from;
      }
    }
    return new BandSet(set.key(), moved);
  }
}
