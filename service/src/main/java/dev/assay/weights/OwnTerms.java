package dev.assay.weights;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.assay.canonical.Hash;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.rules.BandSet;
import dev.assay.rules.Calibration;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import dev.assay.rules.WeightSet;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts a tenant's own numbers in place of a pack's. Thread-safe; blocks where it has to read. */
public final class OwnTerms {
  private static final int KNOWN = 10_000;

  private final TuningStore store;
  private final Cache<Name, Tuning> known = CacheBuilder.newBuilder().maximumSize(KNOWN).build();

  private record Name(UUID tenantId, String pack, TuningKind kind, int version) {}

  public OwnTerms(TuningStore store) {
    this.store = store;
  }

  /** The terms of a pack under these versions; each 0 for the pack's own. */
  public Terms of(
      RulePack pack, UUID tenantId, int weights, int bands, int calibration, int settings) {
    String name = pack.manifest().pack();
    Terms terms =
        weights == 0
            ? pack.terms()
            : pack.terms(weights(new Name(tenantId, name, TuningKind.WEIGHTS, weights)));
    if (bands != 0) {
      terms =
          terms.withBands(
              Tunings.bands(content(new Name(tenantId, name, TuningKind.BANDS, bands))));
    }
    if (calibration != 0) {
      terms =
          terms.calibrated(
              Tunings.calibration(
                  content(new Name(tenantId, name, TuningKind.CALIBRATION, calibration))));
    }
    return withSettings(terms, tenantId, name, settings);
  }

  /** A tenant's settings of a pack; 0 for none. */
  public Settings settings(UUID tenantId, String pack, int version) {
    return version == 0
        ? Settings.NONE
        : Settings.of(content(new Name(tenantId, pack, TuningKind.SETTINGS, version)));
  }

  private Terms withSettings(Terms terms, UUID tenantId, String pack, int version) {
    return version == 0 ? terms : settings(tenantId, pack, version).in(terms, version);
  }

  /**
   * The terms that a receipt names.
   *
   * @param weightsVersion 0 for the pack's own weights
   * @param bands as recorded
   * @param settingsVersion of the tenant's settings; 0 for none
   */
  public Terms recorded(
      RulePack pack,
      UUID tenantId,
      int weightsVersion,
      String weightsHash,
      BandSet bands,
      @Nullable String calibrationHash,
      int settingsVersion) {
    Terms terms =
        weightsVersion == 0
            ? pack.terms()
            : pack.terms(Tunings.weights(weightsVersion, content(TuningKind.WEIGHTS, weightsHash)));
    Calibration calibration =
        calibrationHash == null
            ? null
            : Tunings.calibration(content(TuningKind.CALIBRATION, calibrationHash));
    Terms recorded = terms.withBands(bands).calibrated(calibration);
    return withSettings(recorded, tenantId, pack.manifest().pack(), settingsVersion);
  }

  private WeightSet weights(Name name) {
    return Tunings.weights(name.version(), content(name));
  }

  private String content(Name name) {
    Tuning tuning = known.getIfPresent(name);
    if (tuning == null) {
      tuning =
          store
              .find(name.tenantId(), name.pack(), name.kind(), name.version())
              .orElseThrow(() -> refused(name, "are in force but not there"));
      if (!Hash.of(tuning.content().getBytes(StandardCharsets.UTF_8)).equals(tuning.hash())) {
        throw refused(name, "were altered");
      }
      known.put(name, tuning);
    }
    return tuning.content();
  }

  private static ServiceException refused(Name name, String why) {
    return new ServiceException(
        ErrorCode.CONFLICT,
        "version %d of the tenant's own %s %s".formatted(name.version(), name.kind().json(), why));
  }

  private String content(TuningKind kind, String hash) {
    return store
        .content(kind, hash)
        .orElseThrow(() -> new IllegalStateException("no " + kind.json() + " have hash " + hash));
  }
}
