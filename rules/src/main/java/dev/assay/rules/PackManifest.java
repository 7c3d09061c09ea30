package dev.assay.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a pack declares in {@code pack.yaml}.
 *
 * @param base points every lead starts from
 * @param scale factor of all points; 1, or 100 where weights are shares
 * @param factors in the order used everywhere: answer, waterfall, hash
 * @param groups caps; empty where points are one running sum
 * @param measures how activities fade and how often they count; nobody is sought before others
 * @param bandSets the first one carries the actions
 */
public record PackManifest(
    String pack,
    String version,
    int vocabulary,
    double base,
    double scale,
    List<FactorSpec> factors,
    List<GroupSpec> groups,
    List<ListSpec> lists,
    List<PatternSpec> patterns,
    Measures measures,
    List<BandSet> bandSets) {

  public PackManifest {
    factors = List.copyOf(factors);
    groups = List.copyOf(groups);
    lists = List.copyOf(lists);
    patterns = List.copyOf(patterns);
    bandSets = List.copyOf(bandSets);
  }

  /** {@code lead-quality@1.0.0}. */
  public String name() {
    return pack + "@" + version;
  }

  /** Bands of that name; empty where the pack has none. */
  public Optional<BandSet> bandSet(String key) {
    return bandSets.stream().filter(set -> set.key().equals(key)).findFirst();
  }

  public Optional<FactorSpec> factor(String key) {
    return factors.stream().filter(f -> f.key().equals(key)).findFirst();
  }

  /** The pack's own weights, version 0. */
  public WeightSet weights() {
    Map<String, Double> weights = new TreeMap<>();
    factors.forEach(f -> weights.put(f.key(), f.weight()));
    return new WeightSet(0, weights);
  }
}
