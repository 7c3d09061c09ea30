package dev.assay.activation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is rolled out on a line.
 *
 * @param live the version that judges
 * @param before versions that were live before it, the last one first: the way back
 * @param trial a version on its way to be live; null where there is none
 * @param frozen whether nothing may be rolled out
 */
public record LineState(String live, List<String> before, @Nullable Trial trial, boolean frozen)
    implements State {
  private static final int STEPS_BACK = 10;

  public LineState {
    before = List.copyOf(before);
  }

  /**
   * A version that is tried.
   *
   * @param stage shadow or canary
   * @param percent share of the leads it judges; 0 in the shadow
   * @param maxDrift percent of the leads that may come into another band before a canary ends
   * @param since the epoch in which this stage began
   */
  public record Trial(String version, Stage stage, int percent, int maxDrift, long since) {}

  /** A line whose first version is live. */
  public static LineState first(String version) {
    return new LineState(version, List.of(), null, false);
  }

  /** The same with another live version, to which the way back leads; what was tried ends. */
  public LineState withLive(String version) {
    if (version.equals(live)) {
      return new LineState(live, before, null, frozen);
    }
    List<String> steps = new ArrayList<>(before);
    steps.add(0, live);
    return new LineState(
        version, steps.subList(0, Math.min(STEPS_BACK, steps.size())), null, frozen);
  }

  public LineState withTrial(@Nullable Trial other) {
    return new LineState(live, before, other, frozen);
  }

  public LineState withFrozen(boolean yes) {
    return new LineState(live, before, trial, yes);
  }

  /** One step back: the end of what is tried, else the version that was live before. */
  public @Nullable LineState back() {
    if (trial != null) {
      return withTrial(null);
    }
    return before.isEmpty()
        ? null
        : new LineState(before.get(0), before.subList(1, before.size()), null, frozen);
  }

  /** The same without a version on the way back. */
  public LineState without(String version) {
    return new LineState(
        live, before.stream().filter(v -> !v.equals(version)).toList(), trial, frozen);
  }
}
