package dev.assay.replay;

import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.Receipt;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.intake.Intake;
import dev.assay.model.Lead;
import dev.assay.packs.Line;
import dev.assay.packs.PackLibrary;
import dev.assay.packs.PackStore;
import dev.assay.replay.Verdict.Outcome;
import dev.assay.rules.BandSet;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import dev.assay.weights.OwnTerms;
import java.util.List;

/** Runs recorded decisions again, under the versions that their receipts name or others. */
public final class Replayer {
  private final PackStore versions;
  private final PackLibrary packs;
  private final OwnTerms ownTerms;
  private final RawReader raw;

  public Replayer(PackStore versions, PackLibrary packs, OwnTerms ownTerms, RawReader raw) {
    this.versions = versions;
    this.packs = packs;
    this.ownTerms = ownTerms;
    this.raw = raw;
  }

  /** Takes tens of microseconds; blocks where a version has to be read and compiled first. */
  public Verdict replay(StoredDecision stored) {
    Decision decision = stored.decision();
    return decision == null ? new Verdict(Outcome.INPUT_ERASED, List.of()) : replay(decision);
  }

  /**
   * What another version of the line that judged makes of the lead as it was read, by the same
   * numbers of the tenant: compares what comes out, since the versions are to differ.
   *
   * @throws ServiceException where the line has no such version
   */
  public Verdict replay(StoredDecision stored, String version) {
    Decision decision = stored.decision();
    return decision == null
        ? new Verdict(Outcome.INPUT_ERASED, List.of())
        : replay(decision, version);
  }

  /**
   * The same from what was sent: reads it once more, and compares what is read as well.
   *
   * @throws ServiceException where the reference data of then is not at hand
   */
  public Verdict replayRaw(StoredDecision stored) {
    Decision decision = stored.decision();
    if (decision == null) {
      return new Verdict(Outcome.INPUT_ERASED, List.of());
    }
    RulePack pack = packs.load(decision.receipt().packHash());
    Terms terms = terms(decision, pack);
    Lead read = raw.read(decision, pack.parts(), terms.measures());
    return verdict(
        versions(decision, pack, terms)
            .compare(
                "detector_version", decision.receipt().detectorVersion(), Intake.DETECTOR_VERSION)
            .compare(decision.lead(), read)
            .compare(decision.scorecard(), pack.score(read, terms)));
  }

  private Verdict replay(Decision decision) {
    RulePack pack = packs.load(decision.receipt().packHash());
    Terms terms = terms(decision, pack);
    return verdict(
        versions(decision, pack, terms)
            .compare(decision.scorecard(), pack.score(decision.lead(), terms)));
  }

  private static Comparison versions(Decision decision, RulePack pack, Terms terms) {
    Receipt receipt = decision.receipt();
    return new Comparison()
        .compare("pack_version", decision.packVersion(), pack.manifest().version())
        .compare("weights_hash", receipt.weightsHash(), terms.weightsHash())
        .compare("settings_hash", receipt.settingsHash(), terms.settingsHash());
  }

  private Verdict replay(Decision decision, String version) {
    Line base = Line.base(decision.pack());
    Line line =
        base.json().equals(decision.receipt().line())
            ? base
            : new Line(decision.tenantId(), decision.pack());
    RulePack other =
        packs.load(versions.version(line, version).orElseThrow(() -> unknown(line, version)));
    RulePack judge = packs.load(decision.receipt().packHash());
    return verdict(
        new Comparison()
            .compare(
                decision.scorecard(),
                other.score(
                    decision.lead(), terms(decision, other, decision.bandsBy(judge, other)))));
  }

  /** The numbers that judged: the pack's, or the tenant's in their place. */
  public Terms terms(Decision decision, RulePack pack) {
    return terms(decision, pack, decision.bands());
  }

  private Terms terms(Decision decision, RulePack pack, BandSet bands) {
    Receipt receipt = decision.receipt();
    return ownTerms.recorded(
        pack,
        decision.tenantId(),
        receipt.weightsVersion(),
        receipt.weightsHash(),
        bands,
        receipt.calibrationHash(),
        receipt.settingsVersion());
  }

  private static ServiceException unknown(Line line, String version) {
    return new ServiceException(
        ErrorCode.INVALID, "pack '%s' has no version '%s'".formatted(line.pack(), version));
  }

  private static Verdict verdict(Comparison comparison) {
    return new Verdict(
        comparison.differences().isEmpty() ? Outcome.EXACT : Outcome.MISMATCH,
        comparison.differences());
  }
}
