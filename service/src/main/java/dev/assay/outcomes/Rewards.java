package dev.assay.outcomes;

import dev.assay.weights.Settings;
import java.util.Map;

/**
 * How good a tenant finds each outcome.
 *
 * @param own rewards by the name of the outcome; others have the usual one
 */
public record Rewards(Map<String, Double> own) {
  /** As a tenant has them that said nothing. */
  public static final Rewards USUAL = new Rewards(Map.of());

  public Rewards {
    own = Map.copyOf(own);
  }

  public static Rewards of(Settings settings) {
    return new Rewards(settings.rewards());
  }

  /** From -1 to 1. */
  public double of(Outcome outcome) {
    return own.getOrDefault(outcome.json(), outcome.reward());
  }
}
