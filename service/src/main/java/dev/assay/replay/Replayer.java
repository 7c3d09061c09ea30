package dev.assay.replay;

import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.Receipt;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.packs.PackLibrary;
import dev.assay.replay.Verdict.Outcome;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import dev.assay.weights.OwnTerms;
import java.util.List;

/** Runs recorded decisions again, under the versions that their receipts name. */
public final class Replayer {
  private final PackLibrary packs;
  private final OwnTerms ownTerms;

  public Replayer(PackLibrary packs, OwnTerms ownTerms) {
    this.packs = packs;
    this.ownTerms = ownTerms;
  }

  /** Takes tens of microseconds; blocks where a version has to be read and compiled first. */
  public Verdict replay(StoredDecision stored) {
    Decision decision = stored.decision();
    return decision == null ? new Verdict(Outcome.INPUT_ERASED, List.of()) : replay(decision);
  }

  private Verdict replay(Decision decision) {
    Receipt receipt = decision.receipt();
    RulePack pack = packs.load(receipt.packHash());
    Terms terms =
        ownTerms.recorded(
            pack,
            decision.tenantId(),
            receipt.weightsVersion(),
            receipt.weightsHash(),
            decision.bands(),
            receipt.calibrationHash(),
            receipt.settingsVersion());
    Comparison comparison =
        new Comparison()
            .compare("pack_version", decision.packVersion(), pack.manifest().version())
            .compare("weights_hash", receipt.weightsHash(), terms.weightsHash())
            .compare("settings_hash", receipt.settingsHash(), terms.settingsHash())
            .compare(decision.scorecard(), pack.score(decision.lead(), terms));
    return new Verdict(
        comparison.differences().isEmpty() ? Outcome.EXACT : Outcome.MISMATCH,
        comparison.differences());
  }
}
