package dev.assay.explain;

import dev.assay.decisionlog.Decision;
import dev.assay.rules.BandSet;
import dev.assay.rules.RulePack;
import java.util.Optional;

/**
 * One of two decisions that are held against each other.
 *
 * @param pack that judged
 * @param rereading empty where its lead can only be taken as it was read
 */
record Side(Decision decision, RulePack pack, Optional<Rereading> rereading) {

  /** Its bands for another version of the pack: where they are the pack's own, those of that. */
  BandSet bands(RulePack other) {
    BandSet own = decision.bands();
    return own.equals(pack.terms().bands()) ? other.terms().bands() : own;
  }
}
