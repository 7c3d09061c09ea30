package dev.assay.rules;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one factor contributed.
 *
 * @param key name of the factor in {@code pack.yaml}
 * @param kind whether it is a risk flag, a positive signal, or neither
 * @param group its group, whose cap it shares
 * @param value 0 to 1, 1 for a flag
 * @param weight points per value, before the pack's scale
 * @param points {@code scale x value x weight}
 * @param evidence why: texts, numbers (Double) and booleans, by key; may hold personal data
 * @param rules names of the rules that set it, sorted
 */
public record FactorPoint(
    String key,
    FactorKind kind,
    String group,
    double value,
    double weight,
    double points,
    SortedMap<String, Object> evidence,
    List<String> rules) {

  public FactorPoint {
    evidence =
        evidence.isEmpty()
            ? Collections.emptySortedMap()
            : Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
    rules = List.copyOf(rules);
  }

  /** The same without evidence, which may tell of a person. */
  public FactorPoint withoutEvidence() {
    return new FactorPoint(
        key, kind, group, value, weight, points, Collections.emptySortedMap(), rules);
  }
}
