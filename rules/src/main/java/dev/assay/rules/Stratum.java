package dev.assay.rules;

import java.util.Locale;
import java.util.Optional;

/** A layer of rules: the folder a rule stands in. Strata fire in this order. */
public enum Stratum {
  RISKS,
  CROSS,
  SIGNALS,
  FACTORS,
  /** Fires after the score is known. */
  ACTIONS;

  private final String folder = name().toLowerCase(Locale.ROOT);

  /** Name of the folder, and of the rule group. */
  public String folder() {
    return folder;
  }

  static Optional<Stratum> ofFolder(String folder) {
    for (Stratum stratum : values()) {
      if (stratum.folder().equals(folder)) {
        return Optional.of(stratum);
      }
    }
    return Optional.empty();
  }

  /** What a factor declared in this stratum is. */
  FactorKind kind() {
    return switch (this) {
      case RISKS, CROSS -> FactorKind.RISK;
      case SIGNALS -> FactorKind.SIGNAL;
      case FACTORS -> FactorKind.FACTOR;
      case ACTIONS -> throw new IllegalStateException("actions declare no factors");
    };
  }
}
