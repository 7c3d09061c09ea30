package dev.assay.packs;

import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackSource;
import dev.assay.rules.RulePack;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every version of every pack this node can judge by, compiled. Safe for any number of threads.
 *
 * <p>Now these are the shipped ones, each live from the start.
 */
public final class PackVersions implements AutoCloseable {
  private final SortedMap<String, RulePack> byName;
  private final Activation activation;

  private PackVersions(SortedMap<String, RulePack> byName, Activation activation) {
    this.byName = byName;
    this.activation = activation;
  }

  /**
   * Compiles shipped packs and makes them live.
   *
   * @param shipped live version by name of the pack
   */
  public static PackVersions shipped(PackCompiler compiler, Map<String, String> shipped) {
    SortedMap<String, RulePack> byName = new TreeMap<>();
    SortedMap<String, RulePack> live = new TreeMap<>();
    shipped.forEach(
        (pack, version) -> {
          RulePack compiled = compiler.compile(PackSource.shipped(pack, version));
          byName.put(compiled.manifest().name(), compiled);
          live.put(pack, compiled);
        });
    return new PackVersions(byName, new Activation(1, live));
  }

  /** What is in force now. */
  public Activation activation() {
    return activation;
  }

  public Optional<RulePack> version(String pack, String version) {
    return Optional.ofNullable(byName.get(pack + "@" + version));
  }

  @Override
  public void close() {
    byName.values().forEach(RulePack::close);
  }
}
