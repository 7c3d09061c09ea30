package dev.assay.rollout;

import dev.assay.activation.LineState.Trial;
import dev.assay.activation.Stage;

/**
 * A version is to reach a stage.
 *
 * @param percent share of the leads a canary judges, 1 to 99; 0 for other stages
 * @param maxDrift percent of the leads that may come into another band before a canary ends
 */
public record Step(String version, Stage stage, int percent, int maxDrift) {

  public Step {
    boolean share = stage == Stage.CANARY ? percent >= 1 && percent <= 99 : percent == 0;
    if (!share) {
      throw new IllegalArgumentException(
          "percent is " + percent + ", must be 1 to 99 for a canary and is for nothing else");
    }
  }

  Trial since(long epoch) {
    return new Trial(version, stage, percent, maxDrift, epoch);
  }
}
