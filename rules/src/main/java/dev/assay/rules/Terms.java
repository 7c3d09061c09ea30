package dev.assay.rules;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.canonical.Hash;
import java.util.List;

/**
 * The numbers a pack judges by: weights in the order of its factors, caps and bands. They are the
 * pack's own, or a tenant's in their place.
 */
public final class Terms {
  private final double[] weights;
  private final int weightsVersion;
  private final String weightsHash;
  private final List<GroupSpec> groups;
  private final BandSet bands;
  private final String settingsHash;

  Terms(PackManifest manifest, WeightSet set) {
    this(
        manifest.factors().stream()
            .mapToDouble(f -> set.weights().getOrDefault(f.key(), f.weight()))
            .toArray(),
        set.version(),
        set.hash(),
        manifest.groups(),
        manifest.bandSets().get(0));
  }

  private Terms(
      double[] weights,
      int weightsVersion,
      String weightsHash,
      List<GroupSpec> groups,
      BandSet bands) {
    this.weights = weights;
    this.weightsVersion = weightsVersion;
    this.weightsHash = weightsHash;
    this.groups = groups;
    this.bands = bands;
    this.settingsHash = Hash.of(settings(groups, bands));
  }

  /** The same weights and caps with other bands. */
  public Terms withBands(BandSet other) {
    return new Terms(weights, weightsVersion, weightsHash, groups, other);
  }

  public int weightsVersion() {
    return weightsVersion;
  }

  public String weightsHash() {
    return weightsHash;
  }

  /** Names caps and bands: SHA-256 over their canonical JSON. */
  public String settingsHash() {
    return settingsHash;
  }

  /** The bands that carry the actions. */
  public BandSet bands() {
    return bands;
  }

  double weight(int place) {
    return weights[place];
  }

  List<GroupSpec> groups() {
    return groups;
  }

  private static byte[] settings(List<GroupSpec> groups, BandSet bands) {
    CanonicalWriter out = new CanonicalWriter().beginObject().key("bands").beginArray();
    for (Band band : bands.bands()) {
      String action = band.action() == null ? "" : band.action();
      out.beginObject().key("action").value(action).key("band").value(band.band());
      out.key("from").value(band.from()).endObject();
    }
    out.endArray().key("caps").beginArray();
    for (GroupSpec group : groups) {
      out.beginObject().key("group").value(group.key());
      out.key("max").value(group.max()).key("min").value(group.min()).endObject();
    }
    return out.endArray().endObject().toBytes();
  }
}
