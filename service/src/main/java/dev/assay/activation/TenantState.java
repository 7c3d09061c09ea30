package dev.assay.activation;

import dev.assay.weights.TuningKind;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant has chosen of a pack.
 *
 * @param own whether its own line judges it; else it follows the base line
 * @param pin the version of the base line it stays at; null for the live one
 * @param weights version of its own weights; 0 for the pack's
 * @param bands version of its own bands; 0 for the pack's
 * @param calibration version of its calibration; 0 for none
 * @param settings version of its settings; 0 for none
 */
public record TenantState(
    boolean own, @Nullable String pin, int weights, int bands, int calibration, int settings)
    implements State {
  /** Follows the base line and has nothing of its own. */
  public static final TenantState FOLLOWS = new TenantState(false, null, 0, 0, 0, 0);

  public TenantState withLine(boolean isOwn, @Nullable String pinned) {
    return new TenantState(isOwn, pinned, weights, bands, calibration, settings);
  }

  public TenantState with(TuningKind kind, int version) {
    return switch (kind) {
      case WEIGHTS -> new TenantState(own, pin, version, bands, calibration, settings);
      case BANDS -> new TenantState(own, pin, weights, version, calibration, settings);
      case CALIBRATION -> new TenantState(own, pin, weights, bands, version, settings);
      case SETTINGS -> new TenantState(own, pin, weights, bands, calibration, version);
    };
  }

  public int version(TuningKind kind) {
    return switch (kind) {
      case WEIGHTS -> weights;
      case BANDS -> bands;
      case CALIBRATION -> calibration;
      case SETTINGS -> settings;
    };
  }
}
