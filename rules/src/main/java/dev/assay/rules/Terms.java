package dev.assay.rules;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.canonical.Hash;
import java.util.ArrayList;
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
  private final Measures measures;
  private final int settingsVersion;
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
        manifest.measures(),
        0,
        null);
  }

  private Terms(
      double[] weights,
      int weightsVersion,
      String weightsHash,
      List<GroupSpec> groups,
      BandSet bands,
      Measures measures,
      int settingsVersion,
      @Nullable Calibration calibration) {
    this.weights = weights;
    this.weightsVersion = weightsVersion;
    this.weightsHash = weightsHash;
    this.groups = groups;
    this.bands = bands;
    this.measures = measures;
    this.settingsVersion = settingsVersion;
    this.calibration = calibration;
    this.calibrationHash = calibration == null ? null : calibration.hash();
    this.settingsHash = Hash.of(settings());
  }

  /** The same weights and caps with other bands. */
  public Terms withBands(BandSet other) {
    if (other.equals(bands)) {
      return this;
    }
    return new Terms(
        weights,
        weightsVersion,
        weightsHash,
        groups,
        other,
        measures,
        settingsVersion,
        calibration);
  }

  /** The same caps, bands, measures and calibration with the weights of other terms of the pack. */
  public Terms withWeights(Terms other) {
    return new Terms(
        other.weights,
        other.weightsVersion,
        other.weightsHash,
        groups,
        bands,
        measures,
        settingsVersion,
        calibration);
  }

  /** The same weights, caps and bands with another calibration; with none where it is null. */
  public Terms calibrated(@Nullable Calibration other) {
    if (other == null && calibration == null) {
      return this;
    }
    return new Terms(
        weights, weightsVersion, weightsHash, groups, bands, measures, settingsVersion, other);
  }

  /**
   * The same weights and bands with a tenant's own caps and measures.
   *
   * @param version of the tenant's settings
   * @param caps of some groups of the pack, which keeps its own for others
   */
  public Terms withSettings(int version, List<GroupSpec> caps, Measures other) {
    List<GroupSpec> all = new ArrayList<>();
    for (GroupSpec group : groups) {
      all.add(caps.stream().filter(cap -> cap.key().equals(group.key())).findFirst().orElse(group));
    }
    return new Terms(weights, weightsVersion, weightsHash, all, bands, other, version, calibration);
  }

  public int weightsVersion() {
    return weightsVersion;
  }

  public String weightsHash() {
    return weightsHash;
  }

  /** Version of the tenant's settings; 0 for the pack's own. */
  public int settingsVersion() {
    return settingsVersion;
  }

  /** By what the intake measures a contact. */
  public Measures measures() {
    return measures;
  }

  /** Names caps, bands and measures, where there are any: SHA-256 over their canonical JSON. */
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

  /** The weight of a factor, by its place in the pack. */
  public double weight(int place) {
    return weights[place];
  }

  /** The caps of the groups. */
  public List<GroupSpec> groups() {
    return groups;
  }

  private byte[] settings() {
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
    out.endArray();
    if (!measures.equals(Measures.NONE)) {
      measures.write(out.key("measures"));
    }
    return out.endObject().toBytes();
  }
}
