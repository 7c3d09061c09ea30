package dev.assay.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Bands that share out the scores 0 to 100.
 *
 * @param key name of the set
 * @param bands from the highest to the lowest; the last starts at 0
 */
public record BandSet(String key, List<Band> bands) {

  public BandSet {
    bands = List.copyOf(bands);
    List<String> faults = new ArrayList<>();
    if (bands.isEmpty() || bands.get(bands.size() - 1).from() != 0) {
      faults.add("the last band must start at 0");
    }
    for (int i = 0; i < bands.size(); i++) {
      int from = bands.get(i).from();
      if (from < 0 || from > 100) {
        faults.add(bands.get(i).band() + " starts at " + from + ", must be 0 to 100");
      }
      if (i > 0 && from >= bands.get(i - 1).from()) {
        faults.add(bands.get(i).band() + " can never be reached, bands must fall");
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException("band set " + key + ": " + String.join("; ", faults));
    }
  }

  public Band of(int score) {
    for (Band band : bands) {
      if (score >= band.from()) {
        return band;
      }
    }
    throw new IllegalStateException("bands end at 0, score is " + score);
  }

  /** How cautious an action is: the higher, the more. -1 when no band carries it. */
  int caution(String action) {
    for (int i = 0; i < bands.size(); i++) {
      if (Objects.equals(bands.get(i).action(), action)) {
        return i;
      }
    }
    return -1;
  }
}
