package dev.assay.rules;

import dev.assay.canonical.CanonicalWriter;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Weights by factor key.
 *
 * @param version 0 for a pack's own weights
 * @param weights points per value, before the pack's scale; factors that are missing take the
 *     pack's own weight
 */
public record WeightSet(int version, SortedMap<String, Double> weights) {

  public WeightSet(int version, Map<String, Double> weights) {
    this(version, (SortedMap<String, Double>) new TreeMap<>(weights));
  }

  public WeightSet {
    weights.forEach(
        (key, weight) -> {
          if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException("weight of " + key + " is " + weight);
          }
        });
    weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
  }

  public String hash() {
    CanonicalWriter out = new CanonicalWriter().beginObject();
    weights.forEach((key, weight) -> out.key(key).value(weight));
    return out.endObject().hash();
  }
}
