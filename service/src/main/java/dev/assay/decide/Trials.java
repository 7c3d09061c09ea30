package dev.assay.decide;

import dev.assay.activation.Served;
import dev.assay.model.Lead;
import dev.assay.rules.RuleFailure;
import dev.assay.rules.Scorecard;

/** Hears how a version that is tried judges, beside the live one. Never blocks, never throws. */
public interface Trials {

  /**
   * A lead was judged by what is served, while something is tried.
   *
   * @param byTrial whether the version that is tried judged, not the live one
   */
  void judged(Served served, Lead lead, boolean byTrial, Scorecard scorecard);

  /** The version that is tried failed on a lead, which the live one judges now. */
  void failed(Served served, RuleFailure failure);
}
