package dev.assay.decide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.activation.Served;
import dev.assay.intake.Intake;
import dev.assay.model.Lead;
import dev.assay.rules.RulePack;
import dev.assay.rules.Scorecard;
import dev.assay.rules.Terms;
import dev.assay.rules.WeightSet;
import dev.assay.similarity.CustomerIndex;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Judges leads of which nothing is kept: all of them at one time, and by what was in force when it
 * was made. The scores are those that a {@link Decider} comes to; reading, receipt and percentiles
 * are left out.
 */
public final class Unkept {
  private final Intake intake;
  private final Served served;
  private final RulePack pack;
  private final Terms terms;
  private final CustomerIndex customers;
  private final Predicate<JsonNode> optedOut;
  private final Instant asOf;

  Unkept(
      Intake intake,
      Served served,
      CustomerIndex customers,
      Predicate<JsonNode> optedOut,
      Instant asOf,
      @Nullable WeightSet weights) {
    this.intake = intake;
    this.served = served;
    this.pack = served.pack();
    Terms own = served.terms();
    Terms plain = own.calibrationHash() == null ? own : own.calibrated(null);
    this.terms = weights == null ? plain : plain.withWeights(pack.terms(weights));
    this.customers = customers;
    this.optedOut = optedOut;
    this.asOf = asOf;
  }

  /** By what it judges. */
  public Terms terms() {
    return terms;
  }

  /** The live version. */
  public RulePack pack() {
    return pack;
  }

  /** Whether another version is tried, which has to hear of each lead. */
  public boolean onTrial() {
    return served.trial() != null;
  }

  public Instant asOf() {
    return asOf;
  }

  /** Whether a lead is not to be judged, since its person opted out. */
  public boolean refuses(JsonNode lead) {
    return optedOut.test(lead);
  }

  /** Judges a lead by the live version. */
  public Scorecard judge(JsonNode lead) {
    Lead glance = intake.glance(lead, pack.parts(), terms.measures(), asOf);
    return pack.score(customers.liken(glance, lead, pack.parts()), terms);
  }
}
