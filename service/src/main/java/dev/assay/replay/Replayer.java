package dev.assay.replay;

import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.packs.PackVersions;
import dev.assay.replay.Verdict.Outcome;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Runs recorded decisions again, under the versions that their receipts name. */
public final class Replayer {
  private final DecisionLog log;
  private final PackVersions packs;

  public Replayer(DecisionLog log, PackVersions packs) {
    this.log = log;
    this.packs = packs;
  }

  /** Fails with NOT_FOUND for a decision that this tenant does not have. */
  public CompletionStage<Verdict> replay(UUID tenantId, UUID decisionId) {
    return log.find(tenantId, decisionId)
        .thenApply(
            found -> {
              StoredDecision stored =
                  found.orElseThrow(
                      () -> new ServiceException(ErrorCode.NOT_FOUND, "no such decision"));
              Decision decision = stored.decision();
              return decision == null
                  ? new Verdict(Outcome.INPUT_ERASED, List.of())
                  : replay(decision);
            });
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
