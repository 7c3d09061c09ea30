package dev.assay.rules;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.canonical.Hash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers a pack judges by: weights in the order of its factors, caps and bands, and a
 * calibration where one is turned on. They are the pack's own, or a tenant's in their place.
 */
public final class Terms {
  private final double[] weights;
  private final int weightsVersion;
  private final String weightsHash;
  private final List<GroupSpec> groups;
  private final BandSet bands;
  private final String settingsHash;
  private final @Nullable Calibration calibration;
  private final @Nullable String calibrationHash;

  Terms(PackManifest manifest, WeightSet set) {
    this(
        manifest.factors().stream()
            .mapToDouble(f -> set.weights().getOrDefault(f.key(), f.weight()))
            .toArray(),
        set.version(),
        set.hash(),
        manifest.groups(),
        manifest.bandSets().get(0),
        null);
  }

  private Terms(
      double[] weights,
      int weightsVersion,
      String weightsHash,
      List<GroupSpec> groups,
      BandSet bands,
      @Nullable Calibration calibration) {
    this.weights = weights;
    this.weightsVersion = weightsVersion;
    this.weightsHash = weightsHash;
    this.groups = groups;
    this.bands = bands;
    this.calibration = calibration;
    this.calibrationHash = calibration == null ? null : calibration.hash();
    this.settingsHash = Hash.of(settings(groups, bands));
  }

  /** The same weights and caps with other bands. */
  public Terms withBands(BandSet other) {
    return new Terms(weights, weightsVersion, weightsHash, groups, other, calibration);
  }

  /** The same weights, caps and bands with another calibration; with none where it is null. */
  public Terms calibrated(@Nullable Calibration other) {
    return new Terms(weights, weightsVersion, weightsHash, groups, bands, other);
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

  /** Names the calibration; null while it is off. */
  public @Nullable String calibrationHash() {
    return calibrationHash;
  }

  /** What a score becomes. */
  int calibrated(int score) {
    return calibration == null ? score : calibration.percentile(score);
  }

  boolean calibrates() {
    return calibration != null;
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
