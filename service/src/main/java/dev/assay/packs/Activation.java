package dev.assay.packs;

import dev.assay.rules.RulePack;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which version of each pack judges. A request keeps the activation it started with.
 *
 * @param epoch grows with every change; each decision carries it
 * @param live the version in force, by name of the pack
 */
public record Activation(long epoch, SortedMap<String, RulePack> live) {

  public Activation(long epoch, Map<String, RulePack> live) {
    this(epoch, (SortedMap<String, RulePack>) new TreeMap<>(live));
  }

  public Activation {
    live = Collections.unmodifiableSortedMap(new TreeMap<>(live));
  }

  public Optional<RulePack> pack(String name) {
    return Optional.ofNullable(live.get(name));
  }
}
