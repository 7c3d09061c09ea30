package dev.assay.outcomes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What became of a lead. The last word counts. */
public enum Outcome {
  CONVERTED(1.0),
  REPLIED(0.5),
  CLICKED(0.3),
  IGNORED(-0.5),
  BOUNCED(-1.0),
  /** What was said before is taken back. */
  RETRACTED(0);

  private final double reward;

  Outcome(double reward) {
    this.reward = reward;
  }

  /** How good it is, from -1 to 1, where the tenant does not say otherwise. */
  double reward() {
    return reward;
  }

  /** The name in JSON and SQL. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Outcome> find(String json) {
    return Arrays.stream(values()).filter(outcome -> outcome.json().equals(json)).findFirst();
  }

  /** Those with a reward. */
  public static List<Outcome> rewarded() {
    return Arrays.stream(values()).filter(outcome -> outcome != RETRACTED).toList();
  }
}
