package dev.assay.replay;

import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.packs.PackVersions;
import dev.assay.replay.Verdict.Outcome;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import java.util.List;

/** Runs recorded decisions again, under the versions that their receipts name. */
public final class Replayer {
  private final PackVersions packs;

  public Replayer(PackVersions packs) {
    this.packs = packs;
  }

  /** Takes tens of microseconds, on the caller's thread. */
  public Verdict replay(StoredDecision stored) {
    Decision decision = stored.decision();
    return decision == null ? new Verdict(Outcome.INPUT_ERASED, List.of()) : replay(decision);
  }

  private Verdict replay(Decision decision) {
    RulePack pack =
        packs
            .version(decision.pack(), decision.packVersion())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "this node has no %s@%s"
                            .formatted(decision.pack(), decision.packVersion())));
    Terms terms = pack.terms().withBands(decision.bands());
    Comparison comparison =
        new Comparison()
            .compare("pack_hash", decision.receipt().packHash(), pack.hash())
            .compare("weights_hash", decision.receipt().weightsHash(), terms.weightsHash())
            .compare("settings_hash", decision.receipt().settingsHash(), terms.settingsHash())
            .compare(decision.scorecard(), pack.score(decision.lead(), terms));
    return new Verdict(
        comparison.differences().isEmpty() ? Outcome.EXACT : Outcome.MISMATCH,
        comparison.differences());
  }
}
