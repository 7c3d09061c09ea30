package dev.assay.activation;

import dev.assay.packs.Line;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import dev.assay.weights.LeadMapping;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What judges one tenant's leads by one pack.
 *
 * @param trial what is tried beside it; null where nothing is
 * @param mapping where the tenant's leads hold what is read; empty beside its settings of leads
 */
public record Served(
    Line line, RulePack pack, Terms terms, @Nullable Candidate trial, LeadMapping mapping)
    implements Judge {

  /** The parts of a lead that any of its versions looks at. */
  public Set<String> parts() {
    if (trial == null) {
      return pack.parts();
    }
    Set<String> parts = new TreeSet<>(pack.parts());
    parts.addAll(trial.pack().parts());
    return parts;
  }

  /**
   * A version that is tried, with the tenant's own numbers.
   *
   * @param stage shadow or canary
   * @param percent share of the leads it judges; 0 in the shadow
   * @param maxDrift percent of the leads that may come into another band before a canary ends
   * @param since the epoch in which this stage began
   */
  public record Candidate(
      RulePack pack, Terms terms, Stage stage, int percent, int maxDrift, long since) {}
}
